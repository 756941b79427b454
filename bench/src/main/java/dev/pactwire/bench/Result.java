package dev.pactwire.bench;

import java.util.List;

/**
 * What an end-to-end benchmark found.
 *
 * @param when date and time, UTC
 * @param machine processors, memory, JDK, load
 * @param corpus what the articles are made of
 * @param articles how many
 * @param articleBytes bytes of one article's value on news.articles, on average
 * @param recordsPerArticle records that the news topology writes for one article
 * @param bytesPerArticle bytes of their values
 * @param duplicates share of the articles that were found to be duplicates, in percent
 * @param contenders rates of each
 * @param newsToIdle the news topology's rate in percent of the idle topology's, by rounds
 * @param newsToBare the same of the bare pass-through's
 * @param latency end-to-end latency
 */
record Result(
    String when,
    String machine,
    String corpus,
    int articles,
    double articleBytes,
    double recordsPerArticle,
    double bytesPerArticle,
    double duplicates,
    List<Contender> contenders,
    Spread newsToIdle,
    Spread newsToBare,
    Latency latency) {

  /**
   * One contender.
   *
   * @param rate articles in a second
   * @param rate articles in a second
   * @param megabytes 10⁶ bytes of input in a second, by the median
   * @param cpuMicros microseconds of work for an article, in this process and the broker's
   */
  record Contender(String name, Spread rate, double megabytes, Spread cpuMicros) {}

  /**
   * Milliseconds from the time an article was due to be published until its outcome was seen.
   *
   * @param rate articles published in a second
   * @param articles how many
   */
  record Latency(int rate, long articles, double p50, double p90, double p99, double max) {}
}
