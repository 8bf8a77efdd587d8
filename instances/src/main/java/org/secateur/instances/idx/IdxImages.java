package org.secateur.instances.idx;

/**
 * Images of one size in shades of grey.
 *
 * <p>Large arrays are shared rather than copied: the constructor keeps the array it is given. It
 * must not be changed afterwards.
 */
public final class IdxImages {
  private final int count;
  private final int rows;
  private final int columns;
  private final byte[] shades;

  /**
   * @param shades count × rows × columns, row major, as unsigned bytes
   */
  public IdxImages(int count, int rows, int columns, byte[] shades) {
    if (Math.multiplyExact(Math.multiplyExact(count, rows), columns) != shades.length) {
      throw new IllegalArgumentException(
          "shades: " + shades.length + ", expected " + count + " x " + rows + " x " + columns);
    }
    this.count = count;
    this.rows = rows;
    this.columns = columns;
    this.shades = shades;
  }

  public int count() {
    return count;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The number of pixels of one image. */
  public int pixels() {
    return rows * columns;
  }

  /**
   * The shade of a pixel, 0 to 255.
   *
   * @param pixel its position in the image, row major
   */
  public int shade(int image, int pixel) {
    return Byte.toUnsignedInt(shades[image * pixels() + pixel]);
  }
}
