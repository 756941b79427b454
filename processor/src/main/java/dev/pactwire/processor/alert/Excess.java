package dev.pactwire.processor.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * More of something bad than usual.
 *
 * @param since beginning of the half hour in which it became too much
 * @param until when it was no longer too much; empty while it lasts
 * @param count how many there were in that time, or so far
 * @param expected how many are usual in half an hour at that time
 */
public record Excess(Instant since, Optional<Instant> until, int count, double expected) {}
