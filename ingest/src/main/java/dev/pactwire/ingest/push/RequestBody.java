package dev.pactwire.ingest.push;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * The body of a request, or why there is none.
 *
 * @param bytes the body
 * @param status the answer if there is none
 * @param problem one sentence if there is none
 */
record RequestBody(Optional<byte[]> bytes, int status, String problem) {

  /** Reads a body of at most so many bytes. */
  static RequestBody read(Request request, int most) {
    if (request.getLength() > most) {
      return tooLarge(most);
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(most + 1);
      return body.length > most ? tooLarge(most) : new RequestBody(Optional.of(body), 200, "");
    } catch (IOException | RuntimeException problem) {
      return isTooSlow(problem)
          ? new RequestBody(Optional.empty(), 408, "The body came too slowly.")
          : new RequestBody(Optional.empty(), 400, "The body cannot be read.");
    }
  }

  private static RequestBody tooLarge(int most) {
    return new RequestBody(Optional.empty(), 413, "The body is larger than " + most + " bytes.");
  }

  private static boolean isTooSlow(Exception problem) {
    for (Throwable at = problem; at != null; at = at.getCause()) {
      if (at instanceof TimeoutException
          || at instanceof BadMessageException bad && bad.getCode() == 408) {
        return true;
      }
    }
    return false;
  }
}
