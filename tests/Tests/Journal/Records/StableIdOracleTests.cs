using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.Data.Json;
using Plimsoll.Journal.Records;

namespace Plimsoll.Tests.Journal.Records;

/// <summary>
/// Ids that follow from content, against two systems. What we answer otherwise, and why:
/// <list type="bullet">
/// <item>mexc-crypto hashes an event's parts without separators and leaves sequence and stream out (D-37); records here
/// are chained and carry their number, so its event hash is not rebuilt. Its ids are.</item>
/// <item>belief-futures writes doubles as Python does: <c>1e-07</c>, <c>-0.0</c>. Canonical JSON here has one form for
/// each number (<c>1E-07</c>, <c>0.0</c>), so the third case differs, and only in these. The fourth differs by the
/// separator U+2028, which is escaped here because JavaScript ends a line at it.</item>
/// </list>
/// </summary>
public sealed class StableIdOracleTests
{
    [Fact]
    public void Of_OracleNames_AreTheSameIds()
    {
        var path = ReferenceData.Require("systems/oracles/mexc-crypto/event-ids.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var compared = 0;
        foreach (var test in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var given = test.GetProperty("in");
            var wanted = test.GetProperty("out");
            switch (given.GetProperty("kind").GetString())
            {
                case "uuid":
                    var id = StableId.Of(given.GetProperty("name").GetString()!).ToString();
                    Assert.Equal(wanted.GetProperty("uuid").GetString(), id);
                    Assert.Equal(wanted.GetProperty("hex8").GetString(), id[..8]);
                    compared++;
                    break;
                case "uuid-sequence":
                    var seed = given.GetProperty("seed").GetInt64();
                    Assert.Equal(
                        wanted.EnumerateArray().Select(static one => one.GetString()),
                        Enumerable.Range(0, wanted.GetArrayLength()).Select(
                            i => StableId.Of(FormattableString.Invariant($"{seed}-{i}")).ToString()));
                    compared++;
                    break;
                default:
                    Assert.Equal(wanted.GetProperty("event_id").GetString(), StableId.Of(EventName(given)).ToString());
                    compared++;
                    break;
            }
        }

        Assert.Equal(7, compared);
    }

    [Fact]
    public void CanonicalJson_OracleEvents_GiveTheSameTextAndHash()
    {
        var path = ReferenceData.Require("systems/oracles/belief-futures/event_id_cases.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var same = new List<bool>();
        foreach (var test in document.RootElement.EnumerateArray())
        {
            using var json = new CanonicalJsonWriter(CanonicalJsonLayout.Compact);
            json.BeginObject();
            json.Write("config_hash", test.GetProperty("config_hash").GetString());
            Write(json, "payload", test.GetProperty("payload"));
            json.Write("stream_id", test.GetProperty("stream_id").GetString());
            json.Write("ts", test.GetProperty("ts").GetString());
            json.Write("type", test.GetProperty("type").GetString());
            json.EndObject();
            var bytes = json.ToArray();
            var isSame = Encoding.UTF8.GetString(bytes) == test.GetProperty("canonical").GetString();
            Assert.Equal(
                isSame,
                Convert.ToHexStringLower(SHA256.HashData(bytes)) == test.GetProperty("event_id").GetString());
            same.Add(isSame);
        }

        Assert.Equal([true, true, false, false], same);
    }

    [Fact]
    public void OfOrderAndDecision_FollowFromTheirRunAndNumbers()
    {
        var run = StableId.OfRun("abc");
        Assert.Equal(StableId.OfOrder(run, 7), StableId.OfOrder(StableId.OfRun("abc"), 7));
        Guid[] all =
        [
            run, StableId.OfRun("abd"), StableId.OfOrder(run, 7), StableId.OfOrder(run, 8),
            StableId.OfOrder(StableId.OfRun("abd"), 7), StableId.OfDecision(run, 7, 0), StableId.OfDecision(run, 7, 1),
            StableId.OfDecision(run, 8, 0),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.All(all, static one => Assert.Equal(5, one.Version));
    }

    private static string EventName(JsonElement e)
    {
        var payload = Python(e.GetProperty("payload"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{e.GetProperty("event_type").GetString()}|{e.GetProperty("stream_id").GetString()}|"
            + $"{e.GetProperty("sequence_number").GetInt64()}|{e.GetProperty("timestamp").GetString()}|{payload}");
    }

    // Keys sorted, comma-space and colon-space, anything but ASCII escaped.
    private static string Python(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(", ", value.EnumerateObject()
            .OrderBy(static one => one.Name, StringComparer.Ordinal)
            .Select(static one => $"\"{one.Name}\": {Python(one.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(", ", value.EnumerateArray().Select(Python)) + "]",
        JsonValueKind.String => "\"" + string.Concat(value.GetString()!.Select(static letter =>
            letter < 128 ? letter.ToString() : FormattableString.Invariant($"\\u{(int)letter:x4}"))) + "\"",
        _ => value.GetRawText(),
    };

    private static void Write(CanonicalJsonWriter json, string? key, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                if (key is null)
                {
                    json.BeginObject();
                }
                else
                {
                    json.BeginObject(key);
                }

                foreach (var one in value.EnumerateObject().OrderBy(static one => one.Name, StringComparer.Ordinal))
                {
                    Write(json, one.Name, one.Value);
                }

                json.EndObject();
                break;
            case JsonValueKind.Array:
                json.BeginArray(key!);
                foreach (var item in value.EnumerateArray())
                {
                    Item(json, item);
                }

                json.EndArray();
                break;
            case JsonValueKind.True:
            case JsonValueKind.False:
                json.Write(key!, value.GetBoolean());
                break;
            case JsonValueKind.Number when value.TryGetInt64(out var whole) && !value.GetRawText().Contains('.'):
                json.Write(key!, whole);
                break;
            case JsonValueKind.Number:
                json.Write(key!, value.GetDouble());
                break;
            default:
                json.Write(key!, value.GetString());
                break;
        }
    }

    private static void Item(CanonicalJsonWriter json, JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var whole))
        {
            json.WriteValue(whole);
        }
        else if (item.ValueKind == JsonValueKind.Number)
        {
            json.WriteValue(item.GetDouble());
        }
        else
        {
            json.WriteValue(item.GetBoolean());
        }
    }
}
