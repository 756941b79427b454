package dev.pactwire.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine; none is downloaded. */
final class Chromium {
  private static final double START_MS = 120_000;

  private Chromium() {}

  /** Where it is, if it is there. */
  static Optional<Path> path() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Playwright without browsers of its own. */
  static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Starts it, without a sandbox: tests may run as root, and look at their own pages only. */
  static Browser launch(Playwright playwright) {
    return playwright
        .chromium()
        .launch(
            new LaunchOptions()
                .setExecutablePath(path().orElseThrow())
                .setTimeout(START_MS)
                // Where little shared memory is given, pages would crash for want of it.
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
  }
}
