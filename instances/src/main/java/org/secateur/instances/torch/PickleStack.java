package org.secateur.instances.torch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.secateur.instances.MalformedInputException;

/** The stack, the marks and the memo of a pickle's machine. */
final class PickleStack {
  private final PickleBytes bytes;
  private final List<PickleValue> values = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Long, PickleValue> memo = new HashMap<>();

  PickleStack(PickleBytes bytes) {
    this.bytes = bytes;
  }

  void push(PickleValue value) {
    values.add(value);
  }

  void mark() {
    marks.push(values.size());
  }

  private int floor() {
    return marks.isEmpty() ? 0 : marks.peek();
  }

  private void requireDepth(int count) throws MalformedInputException {
    if (values.size() - floor() < count) {
      throw bytes.malformed(bytes.offset() - 1, "an opcode on an empty stack", "a value before it");
    }
  }

  PickleValue top() throws MalformedInputException {
    requireDepth(1);
    return values.get(values.size() - 1);
  }

  PickleValue pop() throws MalformedInputException {
    requireDepth(1);
    return values.remove(values.size() - 1);
  }

  /** Removes the last values, oldest first. */
  List<PickleValue> pop(int count) throws MalformedInputException {
    requireDepth(count);
    List<PickleValue> last = values.subList(values.size() - count, values.size());
    List<PickleValue> taken = List.copyOf(last);
    last.clear();
    return taken;
  }

  /** Removes the last mark and the values above it, oldest first. */
  List<PickleValue> popToMark() throws MalformedInputException {
    if (marks.isEmpty()) {
      throw bytes.malformed(bytes.offset() - 1, "an opcode without a mark", "a mark before it");
    }
    List<PickleValue> taken = pop(values.size() - marks.peek());
    marks.pop();
    return taken;
  }

  /** Whether one value is left and nothing else. */
  boolean isSingle() {
    return values.size() == 1 && marks.isEmpty();
  }

  void memoize() throws MalformedInputException {
    remember(memo.size());
  }

  void remember(long index) throws MalformedInputException {
    memo.put(index, top());
  }

  void recall(long index) throws MalformedInputException {
    PickleValue value = memo.get(index);
    if (value == null) {
      throw bytes.malformed(bytes.offset(), "memo " + index, "one that was stored before");
    }
    push(value);
  }
}
