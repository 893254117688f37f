import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts the PNG icons of assets/icons to the container formats of macOS and Windows. */
final class Icons {
  /** Sizes of the PNG icons, in pixels; packaging/render-icons.sh renders them from the SVG. */
  static final List<Integer> SIZES = List.of(16, 22, 24, 32, 48, 64, 128, 256, 512);

  /** Types of the .icns entries that hold a PNG, with their sizes in pixels. */
  private static final Map<String, Integer> ICNS =
      new LinkedHashMap<>(
          Map.of(
              "icp4", 16, "icp5", 32, "ic07", 128, "ic08", 256, "ic09", 512, "ic11", 32, "ic12", 64,
              "ic13", 256, "ic14", 512));

  private static final List<Integer> ICO = List.of(16, 24, 32, 48, 64, 128, 256);

  private Icons() {}

  static void write(Layout layout) throws IOException {
    Files.createDirectories(layout.icons());
    Files.write(layout.icons().resolve("digit-studio.ico"), ico(layout));
    Files.write(layout.icons().resolve("digit-studio.icns"), icns(layout));
    Files.copy(image(layout, 512), layout.icons().resolve("digit-studio.png"));
  }

  static Path launcherIcon(Layout layout) {
    String ending =
        switch (layout.host()) {
          case LINUX -> "png";
          case MAC -> "icns";
          case WINDOWS -> "ico";
        };
    return layout.icons().resolve("digit-studio." + ending);
  }

  static Path image(Layout layout, int size) {
    return layout.project().resolve("assets/icons/digit-studio-%d.png".formatted(size));
  }

  /**
   * Returns an .ico file: a headerer of 6 bytes, a directory of 16 bytes per image, the PNG images.
   */
  private static byte[] ico(Layout layout) throws IOException {
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    ByteBuffer header =
        ByteBuffer.allocate(6 + 16 * ICO.size())
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 0)
            .putShort((short) 1)
            .putShort((short) ICO.size());
    for (int size : ICO) {
      byte[] png = Files.readAllBytes(image(layout, size));
      // 256 is written as 0; no palette, one plane, 32 bits per pixel.
      header.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0);
      header.putShort((short) 1).putShort((short) 32);
      header.putInt(png.length).putInt(header.capacity() + images.size());
      images.write(png);
    }
    byte[] all = new byte[header.capacity() + images.size()];
    System.arraycopy(header.array(), 0, all, 0, header.capacity());
    System.arraycopy(images.toByteArray(), 0, all, header.capacity(), images.size());
    return all;
  }

  /** Returns an .icns file: "icns", the total length, then type, length and PNG of each entry. */
  private static byte[] icns(Layout layout) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    for (Map.Entry<String, Integer> entry : new java.util.TreeMap<>(ICNS).entrySet()) {
      byte[] png = Files.readAllBytes(image(layout, entry.getValue()));
      out.writeBytes(entry.getKey());
      out.writeInt(8 + png.length);
      out.write(png);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(all);
    header.writeBytes("icns");
    header.writeInt(8 + body.size());
    body.writeTo(all);
    return all.toByteArray();
  }
}
