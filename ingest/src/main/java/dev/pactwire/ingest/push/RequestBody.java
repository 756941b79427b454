package dev.pactwire.ingest.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * The body of a request, or why there is none.
 *
 * @param bytes the body
 * @param status the answer if there is none
 * @param problem one sentence if there is none
 */
record RequestBody(Optional<byte[]> bytes, int status, String problem) {

  private static final int PART = 8_192;
  private static final Set<Integer> UNREAD =
      Set.of(401, 403, 404, 405, 408, 410, 413, 415, 421, 429);

  /**
   * Reads a body of at most so many bytes.
   *
   * @param longest how long it may take in all, however steadily it comes
   */
  static RequestBody read(Request request, int most, Duration longest) {
    if (request.getLength() > most) {
      return tooLarge(most);
    }
    long begun = System.nanoTime();
    try (InputStream in = Content.Source.asInputStream(request)) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      byte[] part = new byte[PART];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        body.write(part, 0, read);
        if (body.size() > most) {
          return tooLarge(most);
        }
        if (System.nanoTime() - begun > longest.toNanos()) {
          return tooSlow();
        }
      }
      return new RequestBody(Optional.of(body.toByteArray()), 200, "");
    } catch (IOException | RuntimeException problem) {
      return isTooSlow(problem)
          ? tooSlow()
          : new RequestBody(Optional.empty(), 400, "The body cannot be read.");
    }
  }

  /**
   * Says that the connection ends with this answer, if it is one that is given before the body was
   * read: the rest of it would be taken for a request, and a sender who is not told would send his
   * next one just when the connection is closed.
   */
  static void endConnection(int status, Response response) {
    if (UNREAD.contains(status)) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
  }

  private static RequestBody tooSlow() {
    return new RequestBody(Optional.empty(), 408, "The body came too slowly.");
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
