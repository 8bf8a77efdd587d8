package org.secateur.instances.torch;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.binary.NumberBlocks;
import org.secateur.instances.npz.NpyArray;

/**
 * The old format: five pickles (a magic number, the protocol, the machine that wrote it, the state
 * dict, the keys of the storages), then each storage's number of elements and its elements.
 */
final class TorchSequence {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long PROTOCOL = 1001;
  private static final PickleValue.Text ENDIAN = new PickleValue.Text("little_endian");

  private final String file;
  private final InputStream in;

  private TorchSequence(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  static Map<String, NpyArray> read(String file, InputStream in)
      throws IOException, MalformedInputException {
    return new TorchSequence(file, in).read();
  }

  private Map<String, NpyArray> read() throws IOException, MalformedInputException {
    require(
        pickle("magic number") instanceof PickleValue.Whole magic && magic.value().equals(MAGIC),
        "another magic number",
        "that of PyTorch");
    OptionalLong protocol = PickleValue.integer(pickle("protocol"));
    require(protocol.equals(OptionalLong.of(PROTOCOL)), "another protocol", "protocol " + PROTOCOL);
    require(
        pickle("machine") instanceof PickleValue.Dict machine
            && machine.entries().get(ENDIAN) instanceof PickleValue.Truth little
            && little.value(),
        "no little-endian machine",
        "a file that one wrote");
    TensorDirectory directory = TensorDirectory.of(file, pickle("state dict"));
    PickleValue keys = pickle("storages");
    if (!(keys instanceof PickleValue.Sequence list)) {
      throw new MalformedInputException(file, "storages", keys.label(), "a list of keys");
    }
    Map<String, double[]> stored = new HashMap<>();
    for (PickleValue key : list.items()) {
      readStorage(directory, key, stored);
    }
    require(in.read() < 0, "more bytes", "the end after the last storage");
    require(
        stored.keySet().equals(directory.storages().keySet()),
        "storages " + stored.keySet(),
        directory.storages().keySet() + ", those of the tensors");
    return directory.arrays(stored);
  }

  private PickleValue pickle(String place) throws IOException, MalformedInputException {
    return PickleMachine.read(file, place, in);
  }

  private void require(boolean condition, String value, String expected)
      throws MalformedInputException {
    if (!condition) {
      throw new MalformedInputException(file, "", value, expected);
    }
  }

  private void readStorage(TensorDirectory directory, PickleValue key, Map<String, double[]> stored)
      throws IOException, MalformedInputException {
    PickleValue.Storage storage = directory.storages().get(PickleValue.text(key).orElse(""));
    if (storage == null || stored.containsKey(storage.key())) {
      throw new MalformedInputException(
          file, "storages", key.label(), "the key of a tensor's storage, each once");
    }
    byte[] length = in.readNBytes(Long.BYTES);
    require(length.length == Long.BYTES, "the end of the file", storage.label());
    long count = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (count != storage.count()) {
      throw new MalformedInputException(
          file, storage.label(), count + " elements", storage.count() + ", as in the state dict");
    }
    int[] shape = {Math.toIntExact(count)};
    stored.put(
        storage.key(),
        NumberBlocks.read(
            file, storage.label(), in, storage.type(), ByteOrder.LITTLE_ENDIAN, shape));
  }
}
