package org.secateur.instances.torch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.secateur.instances.MalformedInputException;
import org.secateur.instances.binary.NumberBlocks;
import org.secateur.instances.npz.NpyArray;

/** The tensors of a state dict by name, and the storages that they are views of. */
final class TensorDirectory {
  private final String file;
  private final Map<String, PickleValue.Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, PickleValue.Storage> storages = new LinkedHashMap<>();

  private TensorDirectory(String file) {
    this.file = file;
  }

  /** Takes the tensors from the dict that a pickle describes; nothing is allocated for them. */
  static TensorDirectory of(String file, PickleValue root) throws MalformedInputException {
    TensorDirectory directory = new TensorDirectory(file);
    if (!(root instanceof PickleValue.Dict dict)) {
      throw new MalformedInputException(file, "", root.label(), "a state dict: tensors by name");
    }
    for (Map.Entry<PickleValue, PickleValue> entry : dict.entries().entrySet()) {
      directory.add(entry.getKey(), entry.getValue());
    }
    directory.requireModest();
    return directory;
  }

  private void add(PickleValue key, PickleValue value) throws MalformedInputException {
    if (!(key instanceof PickleValue.Text name) || !(value instanceof PickleValue.Tensor tensor)) {
      String place = key instanceof PickleValue.Text text ? text.value() : key.label();
      throw new MalformedInputException(
          file, place, value.label(), "a tensor: the file should hold the state dict alone");
    }
    PickleValue.Storage storage = tensor.storage();
    PickleValue.Storage known = storages.putIfAbsent(storage.key(), storage);
    if (known != null && !known.equals(storage)) {
      throw new MalformedInputException(
          file,
          name.value(),
          "storage " + storage.key() + " with " + storage.count() + " of " + storage.type(),
          known.count() + " of " + known.type() + ", as before");
    }
    tensors.put(name.value(), tensor);
  }

  private void requireModest() throws MalformedInputException {
    long inTensors = 0;
    for (Map.Entry<String, PickleValue.Tensor> entry : tensors.entrySet()) {
      inTensors += new StorageView(file, entry.getKey(), entry.getValue()).requireInside();
    }
    long inStorages = 0;
    for (PickleValue.Storage storage : storages.values()) {
      inStorages += Math.min(storage.count(), NumberBlocks.MAX_VALUES + 1L);
    }
    if (Math.max(inTensors, inStorages) > NumberBlocks.MAX_VALUES) {
      throw new MalformedInputException(
          file,
          "",
          "tensors of " + inTensors + " and storages of " + inStorages + " values",
          "at most " + NumberBlocks.MAX_VALUES);
    }
  }

  /** The storages that tensors are views of, by key. */
  Map<String, PickleValue.Storage> storages() {
    return Collections.unmodifiableMap(storages);
  }

  /** The tensors in the order of the dict. */
  Map<String, NpyArray> arrays(Map<String, double[]> stored) throws MalformedInputException {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, PickleValue.Tensor> entry : tensors.entrySet()) {
      PickleValue.Tensor tensor = entry.getValue();
      StorageView view = new StorageView(file, entry.getKey(), tensor);
      arrays.put(entry.getKey(), view.take(stored.get(tensor.storage().key())));
    }
    return Collections.unmodifiableMap(arrays);
  }
}
