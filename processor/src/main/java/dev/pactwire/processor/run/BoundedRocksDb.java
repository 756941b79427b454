package dev.pactwire.processor.run;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompactionOptionsUniversal;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bound on the native memory of all stores of a process. Left alone, each store of each task
 * takes up to 100 MB of its own.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  private static final long CACHE_BYTES = 96L << 20;
  private static final long WRITE_BUFFER_BYTES = 48L << 20;
  private static final long WRITE_BUFFER_OF_A_STORE = 4L << 20;
  private static final int WRITE_BUFFERS_OF_A_STORE = 3;

  /** Made with the first store; lives as long as the process. */
  private static final class Shared {
    static {
      RocksDB.loadLibrary();
    }

    static final Cache CACHE = new LRUCache(CACHE_BYTES);
    static final WriteBufferManager BUFFERS = new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);
    static final CompactionOptionsUniversal COMPACTION =
        new CompactionOptionsUniversal().setAllowTrivialMove(true);
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(Shared.CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(Shared.BUFFERS);
    // A window is restored in the order of its keys: its files follow each other and need not be
    // merged, only moved.
    options.setCompactionOptionsUniversal(Shared.COMPACTION);
    options.setWriteBufferSize(WRITE_BUFFER_OF_A_STORE);
    options.setMaxWriteBufferNumber(WRITE_BUFFERS_OF_A_STORE);
  }

  @Override
  public void close(String storeName, Options options) {
    // The cache and the buffers are shared by all stores and stay.
  }
}
