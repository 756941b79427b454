package dev.pactwire.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What the figures were taken on. */
public final class Machine {

  private Machine() {}

  /** Processors, memory, JDK and load, in a line. */
  public static String describe() {
    Runtime runtime = Runtime.getRuntime();
    return String.format(
        Locale.ROOT,
        "%d processors (%s), heap %d MB, %s %s, load %.1f",
        runtime.availableProcessors(),
        System.getProperty("os.arch"),
        runtime.maxMemory() >> 20,
        System.getProperty("java.vm.name"),
        System.getProperty("java.runtime.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
