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

/** The pictures in assets/icons put into the containers that macOS and Windows want. */
final class Icons {
  /** Every size there is a picture of; packaging/render-icons.sh makes them of the drawing. */
  static final List<Integer> SIZES = List.of(16, 22, 24, 32, 48, 64, 128, 256, 512);

  /** The entries of an .icns file that hold a PNG, each with the size it stands for. */
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
    Files.copy(picture(layout, 512), layout.icons().resolve("digit-studio.png"));
  }

  static Path ofLauncher(Layout layout) {
    String ending =
        switch (layout.host()) {
          case LINUX -> "png";
          case MAC -> "icns";
          case WINDOWS -> "ico";
        };
    return layout.icons().resolve("digit-studio." + ending);
  }

  static Path picture(Layout layout, int size) {
    return layout.project().resolve("assets/icons/digit-studio-%d.png".formatted(size));
  }

  /** A directory of PNG pictures: 6 bytes of head, 16 bytes an entry, the pictures. */
  private static byte[] ico(Layout layout) throws IOException {
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    ByteBuffer head =
        ByteBuffer.allocate(6 + 16 * ICO.size())
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 0)
            .putShort((short) 1)
            .putShort((short) ICO.size());
    for (int size : ICO) {
      byte[] png = Files.readAllBytes(picture(layout, size));
      // 256 is written as 0; no palette, one plane, 32 bits a pixel.
      head.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0);
      head.putShort((short) 1).putShort((short) 32);
      head.putInt(png.length).putInt(head.capacity() + pictures.size());
      pictures.write(png);
    }
    byte[] all = new byte[head.capacity() + pictures.size()];
    System.arraycopy(head.array(), 0, all, 0, head.capacity());
    System.arraycopy(pictures.toByteArray(), 0, all, head.capacity(), pictures.size());
    return all;
  }

  /** "icns" and the whole length, then for each picture its type, its length with head, itself. */
  private static byte[] icns(Layout layout) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    for (Map.Entry<String, Integer> entry : new java.util.TreeMap<>(ICNS).entrySet()) {
      byte[] png = Files.readAllBytes(picture(layout, entry.getValue()));
      out.writeBytes(entry.getKey());
      out.writeInt(8 + png.length);
      out.write(png);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(all);
    head.writeBytes("icns");
    head.writeInt(8 + body.size());
    body.writeTo(all);
    return all.toByteArray();
  }
}
