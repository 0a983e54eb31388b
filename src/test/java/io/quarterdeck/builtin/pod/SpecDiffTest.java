package io.quarterdeck.builtin.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.builtin.Verdict;
import org.junit.jupiter.api.Test;

class SpecDiffTest {
  @Test
  void podsAreComparedAsInternalStructs() {
    String diff =
        SpecDiff.ofPods(
            Verdict.object("{'containers':[{'name':'a','image':'i'}]}").root(),
            Verdict.object(
                    "{'containers':[{'name':'a','image':'i','command':['x']}],'hostNetwork':true}")
                .root());

    assertTrue(
        diff.startsWith(
            """
            @@ -5,7 +5,9 @@
               {
                "Name": "a",
                "Image": "i",
            -   "Command": null,
            +   "Command": [
            +    "x"
            +   ],
                "Args": null,
                "WorkingDir": "",
                "Ports": null,
            """),
        diff);
    assertTrue(diff.contains("-  \"HostNetwork\": false,\n+  \"HostNetwork\": true,\n"), diff);
  }

  @Test
  void textInQuotesKeepsItsShape() {
    assertEquals(
        "{\n \"a\": \"{\\\"b\\\":[1,2]}\",\n \"c\": [],\n \"d\": [\n  {}\n ]\n}",
        SpecDiff.indented("{\"a\":\"{\\\"b\\\":[1,2]}\",\"c\":[],\"d\":[{}]}"));
  }
}
