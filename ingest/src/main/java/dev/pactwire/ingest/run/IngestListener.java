package dev.pactwire.ingest.run;

/** Is told how ingestion goes, from several threads. */
@FunctionalInterface
public interface IngestListener {

  /** A poll has ended. */
  void polled(PollReport report);
}
