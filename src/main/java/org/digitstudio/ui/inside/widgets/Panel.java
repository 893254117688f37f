package org.digitstudio.ui.inside.widgets;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A card that explains one idea and can be saved as an image. */
public final class Panel extends VBox {
  private final HBox header = new HBox();
  private final Label title;

  public Panel(PanelExport export, String titleText, Node... content) {
    getStyleClass().add("inside-panel");
    title = new Label(titleText);
    title.getStyleClass().add("inside-title");
    title.setMinWidth(0);
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    header.getStyleClass().add("inside-header");
    header.getChildren().addAll(title, space, saveMenu(export));
    getChildren().add(header);
    getChildren().addAll(content);
  }

  public void title(String text) {
    title.setText(text);
  }

  /** Adds controls to the header, before the menu; returns this panel. */
  public Panel tools(Node... nodes) {
    header.getChildren().addAll(header.getChildren().size() - 1, java.util.List.of(nodes));
    return this;
  }

  private MenuButton saveMenu(PanelExport export) {
    MenuItem png = new MenuItem(Messages.text("inside.save.png"));
    png.setOnAction(event -> export.savePng(this, title.getText()));
    MenuItem svg = new MenuItem(Messages.text("inside.save.svg"));
    svg.setOnAction(event -> export.saveSvg(this, title.getText()));
    MenuButton menu = new MenuButton("", new FontIcon(Feather.DOWNLOAD), png, svg);
    menu.getStyleClass().addAll("inside-save", "flat", "no-arrow");
    menu.setAccessibleText(Messages.text("inside.save.name", title.getText()));
    menu.setTooltip(new Tooltip(Messages.text("inside.save.hint")));
    return menu;
  }

  /** Returns a paragraph of body text. */
  public static Label text(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.getStyleClass().add("inside-text");
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** Returns a caption in the small size. */
  public static Label caption(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll("inside-small", "inside-muted");
    return label;
  }

  /** Returns an image with its caption below. */
  public static VBox captioned(Node image, Label caption) {
    caption.setWrapText(true);
    caption.setMinHeight(Region.USE_PREF_SIZE);
    VBox box = new VBox(image, caption);
    box.getStyleClass().add("inside-captioned");
    return box;
  }
}
