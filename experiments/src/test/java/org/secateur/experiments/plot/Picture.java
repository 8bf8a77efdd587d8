package org.secateur.experiments.plot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.secateur.model.NetworkPruningInstance;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A picture that was written and read again as XML. */
record Picture(byte[] bytes, Document document) {
  static Picture of(NetworkPruningInstance instance, Drawn drawn) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PruningPicture.of(instance, drawn).writeSvg(out);
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      // A document type would be looked for on the web.
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return new Picture(
          out.toByteArray(),
          factory.newDocumentBuilder().parse(new ByteArrayInputStream(out.toByteArray())));
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Element> elements(String name) {
    var found = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  String title() {
    return elements("title").get(0).getTextContent();
  }

  List<String> texts() {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  /** The lines at the worst input: one in each panel. */
  List<Element> dashed() {
    return elements("line").stream()
        .filter(e -> e.getAttribute("stroke-dasharray").equals("5,4"))
        .toList();
  }

  /** The pixels where the boundary starts and ends. */
  double left() {
    return extreme(e -> Double.parseDouble(e.getAttribute("x1")));
  }

  double right() {
    return extreme(e -> Double.parseDouble(e.getAttribute("x2")));
  }

  /** Of the longest horizontal line, which is the axis. */
  private double extreme(ToDoubleFunction<Element> end) {
    Element axis =
        elements("line").stream().max((a, b) -> Double.compare(width(a), width(b))).orElseThrow();
    return end.applyAsDouble(axis);
  }

  private static double width(Element line) {
    return Double.parseDouble(line.getAttribute("x2"))
        - Double.parseDouble(line.getAttribute("x1"));
  }
}
