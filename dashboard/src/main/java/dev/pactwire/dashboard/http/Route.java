package dev.pactwire.dashboard.http;

import dev.pactwire.dashboard.access.Scope;
import java.util.List;
import java.util.Optional;

/**
 * What is answered by what.
 *
 * @param method GET, POST or DELETE; GET stands for HEAD, too
 * @param path the whole path, or the beginning of it with a slash and an asterisk at the end
 * @param scope what is needed; empty when anybody may
 * @param endpoint what answers
 */
record Route(String method, String path, Optional<Scope> scope, Endpoint endpoint) {
  static Route get(String path, Endpoint endpoint) {
    return new Route("GET", path, Optional.of(Scope.READ), endpoint);
  }

  static Route open(String path, Endpoint endpoint) {
    return new Route("GET", path, Optional.empty(), endpoint);
  }

  /** The methods with which it may be asked. */
  List<String> methods() {
    return method.equals("GET") ? List.of(method, "HEAD") : List.of(method);
  }

  /** What stands behind the route in a path; empty when it is not this route's. */
  Optional<String> rest(String requested) {
    if (!path.endsWith("/*")) {
      return requested.equals(path) ? Optional.of("") : Optional.empty();
    }
    String start = path.substring(0, path.length() - 1);
    return requested.startsWith(start) && requested.length() > start.length()
        ? Optional.of(requested.substring(start.length()))
        : Optional.empty();
  }
}
