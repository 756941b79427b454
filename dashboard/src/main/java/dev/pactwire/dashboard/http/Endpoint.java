package dev.pactwire.dashboard.http;

import java.io.IOException;

/** Answers requests. */
@FunctionalInterface
interface Endpoint {

  /** Answers, now or later; a refused parameter is an {@link IllegalArgumentException}. */
  void answer(Call call) throws IOException;
}
