package org.digitstudio.ink;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.stream.ImageInputStream;

/**
 * The contents of a JPEG file's markers (ITU-T T.81), read before it is decoded.
 *
 * @param components number of components of a pixel
 * @param buffered whether the decoder keeps the coefficients of the whole picture, because it is
 *     progressive or has a scan for each component
 * @param scans number of scans; counted only if the picture is buffered
 * @param complete whether the file has an end-of-image marker
 * @param adobeTransform the colour transform of Adobe's marker: 0 none, 1 YCbCr, 2 YCCK
 * @param exif position of the TIFF structure in the EXIF header
 */
record JpegHeader(
    int width,
    int height,
    int components,
    boolean buffered,
    int scans,
    boolean complete,
    OptionalInt adobeTransform,
    Optional<Long> exif) {
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int APP1 = 0xE1;
  private static final int ADOBE = 0xEE;
  private static final int[] EXIF_NAME = {'E', 'x', 'i', 'f', 0, 0};
  private static final int[] ADOBE_NAME = {'A', 'd', 'o', 'b', 'e'};
  private static final int BLOCK = 1 << 16;

  /**
   * Reads the markers and searches the rest of the file for its end.
   *
   * @throws IOException if there is no frame or scan, or the file ends within them
   */
  static JpegHeader read(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    in.seek(2);
    int width = 0;
    int height = 0;
    int components = 0;
    boolean progressive = false;
    OptionalInt adobe = OptionalInt.empty();
    Optional<Long> exif = Optional.empty();
    while (true) {
      int marker = marker(in);
      long start = in.getStreamPosition();
      int length = in.readUnsignedShort();
      if (marker == START_OF_SCAN) {
        boolean buffered = progressive || in.readUnsignedByte() < components;
        in.seek(start + length);
        Rest rest = Rest.of(in);
        return new JpegHeader(
            width, height, components, buffered, 1 + rest.scans, rest.complete, adobe, exif);
      }
      if (isFrame(marker)) {
        progressive = marker == 0xC2 || marker == 0xCA;
        in.readUnsignedByte();
        height = in.readUnsignedShort();
        width = in.readUnsignedShort();
        components = in.readUnsignedByte();
      } else if (marker == APP1 && exif.isEmpty() && begins(in, EXIF_NAME)) {
        exif = Optional.of(in.getStreamPosition());
      } else if (marker == ADOBE && begins(in, ADOBE_NAME)) {
        in.skipBytes(6);
        adobe = OptionalInt.of(in.readUnsignedByte());
      }
      in.seek(start + length);
    }
  }

  private static int marker(ImageInputStream in) throws IOException {
    int next = in.readUnsignedByte();
    while (next != 0xFF) {
      next = in.readUnsignedByte();
    }
    while (next == 0xFF) {
      next = in.readUnsignedByte();
    }
    return next;
  }

  /** Returns whether a marker is one of SOF0 to SOF15; DHT, JPG and DAC have numbers among them. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker % 4 != 0 || marker == 0xC0;
  }

  private static boolean begins(ImageInputStream in, int[] name) throws IOException {
    for (int letter : name) {
      if (in.readUnsignedByte() != letter) {
        return false;
      }
    }
    return true;
  }

  /** The rest of the file after the first scan header. Scan data cannot contain a marker. */
  private record Rest(int scans, boolean complete) {
    static Rest of(ImageInputStream in) throws IOException {
      byte[] block = new byte[BLOCK];
      int scans = 0;
      boolean afterFf = false;
      int length = in.read(block);
      while (length > 0) {
        for (int i = 0; i < length; i++) {
          int value = block[i] & 0xFF;
          if (afterFf && value == END_OF_IMAGE) {
            return new Rest(scans, true);
          }
          scans += afterFf && value == START_OF_SCAN ? 1 : 0;
          afterFf = value == 0xFF;
        }
        length = in.read(block);
      }
      return new Rest(scans, false);
    }
  }
}
