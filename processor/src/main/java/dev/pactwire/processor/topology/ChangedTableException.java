package dev.pactwire.processor.topology;

/** The state was made with another table of language blocks; no other try will help. */
public final class ChangedTableException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  ChangedTableException(String before, String now) {
    super(
        "The state was made with version %s of the table of language blocks, and this program has version %s: articles would no longer meet those of their language that are remembered, and their copies would all be told as news. Let the old program finish, then start this one with another --application-id and --take-over with the old one."
            .formatted(before, now));
  }
}
