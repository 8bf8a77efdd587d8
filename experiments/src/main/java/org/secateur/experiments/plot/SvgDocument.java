package org.secateur.experiments.plot;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A drawing as an SVG file: the same bytes for the same drawing, with a title and a description for
 * those who do not see it.
 */
final class SvgDocument {
  private static final String SVG = "http://www.w3.org/2000/svg";

  /** Decimals of coordinates, in pixels. */
  private static final int DECIMALS = 2;

  private final Dimension size;

  SvgDocument(int width, int height) {
    size = new Dimension(width, height);
  }

  void write(String title, String description, Consumer<Graphics2D> drawing, OutputStream out)
      throws IOException {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    // Otherwise the file names its generator instead of itself.
    context.setComment(null);
    context.setPrecision(DECIMALS);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(size);
    drawing.accept(graphics);
    Element root = graphics.getRoot();
    root.setAttributeNS(null, "viewBox", "0 0 " + size.width + " " + size.height);
    root.setAttributeNS(null, "role", "img");
    root.setAttributeNS(null, "font-family", "sans-serif");
    root.insertBefore(text(root, "desc", description), root.getFirstChild());
    root.insertBefore(text(root, "title", title), root.getFirstChild());
    serialize(root, out);
  }

  /** Not with the library's own writer, which refers to a document type on the web. */
  private static void serialize(Element root, OutputStream out) throws IOException {
    try {
      Transformer writer = TransformerFactory.newInstance().newTransformer();
      writer.transform(new DOMSource(root), new StreamResult(out));
      out.flush();
    } catch (TransformerException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Element text(Element root, String name, String content) {
    Element element = root.getOwnerDocument().createElementNS(SVG, name);
    element.setTextContent(content);
    return element;
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK has no XML documents", e);
    }
  }
}
