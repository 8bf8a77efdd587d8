package org.secateur.instances.layerfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.secateur.instances.MalformedInputException;

/** Pickles that want more than to describe tensors are refused, by the opcode or name and place. */
class HostilePickleTest {
  private static final String ORDERED_DICT = "ccollections\nOrderedDict\n";

  @TempDir Path folder;

  private static Arguments of(
      String label, int protocol, UnaryOperator<PickleText> body, String message) {
    return Arguments.of(label, body.apply(new PickleText(protocol)).stop(), message);
  }

  /** The body of a pickle and what is said of it. */
  static Stream<Arguments> pickles() {
    return Stream.concat(programs(), structures());
  }

  private static Stream<Arguments> programs() {
    return Stream.of(
        of(
            "GLOBAL and REDUCE",
            2,
            p -> p.global("os", "system").text("touch /tmp/hostile").op(0x85, 'R'),
            "byte 2: the name os.system, expected one of a state dict"),
        of(
            "GLOBAL in a dict",
            2,
            p -> p.ascii(ORDERED_DICT).op(')', 'R', '(').text("w").global("builtins", "eval"),
            "the name builtins.eval"),
        of(
            "STACK_GLOBAL",
            4,
            p -> p.text("posix").text("system").op(0x93, '('),
            "byte 17: the name posix.system"),
        of(
            "STACK_GLOBAL without texts",
            4,
            p -> p.number(1).text("system").op(0x93),
            "the integer 1, expected a text"),
        of(
            "INST",
            2,
            p -> p.op('(').text("ls").ascii("ios\nsystem\n"),
            "byte 10: pickle opcode INST (0x69)"),
        of("OBJ", 2, p -> p.ascii("(" + ORDERED_DICT).op('o'), "pickle opcode OBJ (0x6f)"),
        of("NEWOBJ", 2, p -> p.ascii(ORDERED_DICT).op(')', 0x81), "pickle opcode NEWOBJ (0x81)"),
        of(
            "NEWOBJ_EX",
            4,
            p -> p.global("collections", "OrderedDict").op(')', '}', 0x92),
            "pickle opcode NEWOBJ_EX (0x92)"),
        of("EXT1", 2, p -> p.op(0x82, 1), "byte 2: pickle opcode EXT1 (0x82)"),
        of("PERSID", 2, p -> p.ascii("Pstorage\n"), "byte 2: pickle opcode PERSID (0x50)"),
        of("an unknown opcode", 2, p -> p.op(0xff), "byte 2: pickle opcode (0xff)"),
        of(
            "BUILD of a name",
            2,
            p -> p.ascii(ORDERED_DICT).op('}', 'b'),
            "BUILD of the name collections.OrderedDict"),
        of("BUILD with a list", 2, p -> p.op('}', ']', 'b'), "BUILD of a dict of 0"),
        of(
            "BUILD of a tensor's storage",
            2,
            p -> p.global("torch", "FloatStorage").op('}', 'b'),
            "BUILD of the name torch.FloatStorage"),
        of(
            "REDUCE of a storage",
            2,
            p -> p.global("torch", "FloatStorage").op(')', 'R'),
            "REDUCE of the name torch.FloatStorage"),
        of("REDUCE of a text", 2, p -> p.text("os.system").op(')', 'R'), "REDUCE of the text"),
        of(
            "a dotted name",
            4,
            p -> p.text("torch._utils").text("_rebuild_tensor_v2.__globals__").op(0x93),
            "the name torch._utils._rebuild_tensor_v2.__globals__"),
        of(
            "a whole module",
            2,
            p -> p.op('(').text("module").global("torch.nn", "Linear"),
            "the name torch.nn.Linear"));
  }

  private static Stream<Arguments> structures() {
    return Stream.of(
        of("an empty stack", 2, p -> p.op('R'), "an opcode on an empty stack"),
        of("nothing", 2, p -> p, "STOP with other values left"),
        of("two values", 2, p -> p.op('}', '}'), "STOP with other values left"),
        of("no mark", 2, p -> p.op('}', 'u'), "an opcode without a mark"),
        of("below a mark", 2, p -> p.op('}', '}', '(', 'R'), "an opcode on an empty stack"),
        of("a memo of nothing", 2, p -> p.op('h', 7), "memo 7, expected one that was stored"),
        of("a tuple as key", 2, p -> p.op('}', ')', 'N', 's'), "a tuple of 0 as a key"),
        of(
            "a list that holds itself",
            2,
            p -> p.op(']', 'q', 0, 'h', 0, 'a'),
            "a list of 1, expected a state dict"),
        of(
            "a dict that holds itself",
            2,
            p -> p.op('}', 'q', 0).text("self").op('h', 0, 's'),
            "self: a dict of 1, expected a tensor"),
        of("a text of 4 GB", 2, p -> p.op('X', 0xff, 0xff, 0xff, 0xff), "more bytes, expected"),
        of("a number", 2, p -> p.number(3), "the integer 3, expected a state dict"),
        of(
            "values besides",
            2,
            p -> p.op('}').text("epoch").number(3).op('s'),
            "epoch: the integer"),
        of("twice", 2, p -> twice(p.op('}')), "a second entry for the text \"w\""),
        of("half a pair", 2, p -> p.op('}', '(').text("w").op('u'), "expected a dict and pairs"),
        of("bytes", 2, p -> p.op('X', 1, 0, 0, 0, 0xff), "bytes that are no text, expected UTF-8"),
        of("protocol 9", 9, p -> p, "byte 1: pickle protocol 9, expected 2 to 5"),
        of(
            "a storage that is a text",
            2,
            p -> p.text("storage").op('Q'),
            "expected the description of a storage, a tuple"),
        of(
            "a tensor without a storage",
            2,
            p -> p.global("torch._utils", "_rebuild_tensor_v2").numbers(1, 2, 3, 4, 5, 6).op('R'),
            "other arguments of a tensor"),
        of("objects without end", 2, HostilePickleTest::flood, "within 1048576"));
  }

  private static PickleText twice(PickleText pickle) {
    return pickle.text("w").op('N', 's').text("w").op('N', 's');
  }

  private static PickleText flood(PickleText pickle) {
    for (int i = 0; i < 1 << 20; i++) {
      pickle.op('}');
    }
    return pickle;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pickles")
  void refusedInBothFormats(String label, byte[] pickle, String message) throws Exception {
    Path old = Files.write(folder.resolve("old.pt"), TorchFiles.old(pickle, List.of()));
    Path zip =
        Files.write(
            folder.resolve("zip.pt"), TorchFiles.zip(TorchFiles.entries(pickle, List.of())));
    for (Path file : List.of(old, zip)) {
      MalformedInputException fault =
          assertThrows(MalformedInputException.class, () -> LayerChainReader.read(file));
      assertTrue(fault.getMessage().contains(message), fault.getMessage());
      assertTrue(fault.getMessage().startsWith(file + ": "), fault.getMessage());
      assertEquals(1, fault.getMessage().lines().count());
    }
  }
}
