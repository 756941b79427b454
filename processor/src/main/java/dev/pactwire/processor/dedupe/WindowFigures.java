package dev.pactwire.processor.dedupe;

/**
 * How full a window is and what its use has cost, counted since its finder was made.
 *
 * @param articles articles in the window
 * @param heapBytes bytes of the index on the heap
 * @param bucketLoad articles for each bucket of the index, on average
 * @param judged texts that were judged
 * @param met articles met in the buckets of these texts, as often as they are met
 * @param candidates those of them that were alike by estimate
 * @param compared those of these that were compared shingle by shingle
 * @param fullBuckets buckets of which only the latest articles were looked at
 */
public record WindowFigures(
    long articles,
    long heapBytes,
    double bucketLoad,
    long judged,
    long met,
    long candidates,
    long compared,
    long fullBuckets) {}
