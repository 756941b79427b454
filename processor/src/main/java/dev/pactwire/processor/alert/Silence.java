package dev.pactwire.processor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A source that tells nothing although it should.
 *
 * @param since when it last spoke
 * @param until when it spoke again; empty while it is silent
 * @param usual the gap that is usual for it at that time
 */
public record Silence(Instant since, Optional<Instant> until, Duration usual) {}
