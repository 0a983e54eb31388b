package io.quarterdeck.edge.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.edge.http.WebSocketFrames.Frame;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketFramesTest {
  private static DataInputStream in(String hex) {
    return new DataInputStream(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
  }

  @ParameterizedTest
  @CsvSource({"5, 8105", "125, 817d", "126, 817e007e", "65536, 817f0000000000010000"})
  void lengthsAreWrittenInTheirShortestForm(int length, String head) {
    byte[] frame = WebSocketFrames.of(WebSocketFrames.TEXT, new byte[length], 0);

    byte[] expected = HexFormat.of().parseHex(head);
    assertArrayEquals(expected, Arrays.copyOf(frame, expected.length));
    assertEquals(expected.length + length, frame.length);
  }

  @Test
  void theBeginningOfAMessageCanBeLeftOut() {
    byte[] frame = WebSocketFrames.of(WebSocketFrames.BINARY, new byte[] {0, 0, 0, 1, 7}, 4);

    assertArrayEquals(new byte[] {(byte) 0x82, 1, 7}, frame);
  }

  @Test
  void anEndSaysThatItIsNormal() {
    assertEquals("880203e8", HexFormat.of().formatHex(WebSocketFrames.close()));
  }

  @Test
  void aMaskedPingIsRead() throws IOException {
    Frame ping = WebSocketFrames.read(in("898537fa213d7f9f4d5158")); // RFC 6455, 5.7

    assertEquals(WebSocketFrames.PING, ping.opcode());
    assertEquals("Hello", new String(ping.payload(), StandardCharsets.UTF_8));
  }

  @Test
  void dataOfTheClientIsPassedOver() throws IOException {
    DataInputStream in = in("818537fa213d7f9f4d5158" + "888000000000");

    assertEquals(WebSocketFrames.TEXT, WebSocketFrames.read(in).opcode());
    assertEquals(WebSocketFrames.CLOSE, WebSocketFrames.read(in).opcode());
  }

  @Test
  void whatNoClientMaySendEndsTheReading() {
    assertThrows(IOException.class, () -> WebSocketFrames.read(in("8900"))); // no mask
    assertThrows(IOException.class, () -> WebSocketFrames.read(in("89fe007e00000000"))); // long
    assertThrows(EOFException.class, () -> WebSocketFrames.read(in("81")));
    assertThrows(IOException.class, () -> WebSocketFrames.read(in("81ffffffffffffffffff00000000")));
  }
}
