using System.Globalization;
using System.Text;
using System.Text.Json;
using Plimsoll.Data.Json;

namespace Plimsoll.Tests.Data.Json;

public sealed class CanonicalJsonWriterTests
{
    [Fact]
    public void ToArray_Compact_HasNoBlanksAndNoLineEnd()
    {
        using CanonicalJsonWriter json = new(CanonicalJsonLayout.Compact);
        WriteSample(json);
        Assert.Equal(
            """{"Z":null,"a":[1,2.5,null,"x"],"b":{"c":true},"d":7,"é":"<ü+'>\n"}""",
            Encoding.UTF8.GetString(json.ToArray()));
    }

    [Fact]
    public void ToArray_Indented_UsesLineFeedsAndEndsWithOne()
    {
        using CanonicalJsonWriter json = new();
        WriteSample(json);
        var text = Encoding.UTF8.GetString(json.ToArray());
        Assert.StartsWith("{\n  \"Z\": null,\n  \"a\": [\n    1,\n    2.5,\n", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.NotEqual('\uFEFF', text[0]);
    }

    [Theory]
    [InlineData("b")]
    [InlineData("a")]
    [InlineData("B")]
    public void Write_KeyNotAfterTheLast_ThrowsAndNamesBoth(string key)
    {
        using CanonicalJsonWriter json = new();
        json.BeginObject();
        json.Write("b", 1);
        var error = Assert.Throws<InvalidOperationException>(() => json.Write(key, 2));
        Assert.Contains($"'{key}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'b'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_KeysOfNestedObjects_AreOrderedPerObject()
    {
        using CanonicalJsonWriter json = new(CanonicalJsonLayout.Compact);
        json.BeginObject();
        json.BeginObject("m");
        json.Write("z", 1);
        json.EndObject();
        json.BeginArray("n");
        json.BeginObject();
        json.Write("a", 1);
        json.EndObject();
        json.EndArray();
        json.Write("o", 2);
        json.EndObject();
        Assert.Equal("""{"m":{"z":1},"n":[{"a":1}],"o":2}""", Encoding.UTF8.GetString(json.ToArray()));
    }

    [Fact]
    public void Write_KeyOutsideAnObject_Throws()
    {
        using CanonicalJsonWriter json = new();
        Assert.Throws<InvalidOperationException>(() => json.Write("a", 1));
    }

    [Fact]
    public void ToArray_ObjectStillOpen_Throws()
    {
        using CanonicalJsonWriter json = new();
        Assert.Throws<InvalidOperationException>(json.ToArray);
        json.BeginObject();
        Assert.Throws<InvalidOperationException>(json.ToArray);
    }

    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(-3.0, "-3.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(999999999999999.0, "999999999999999.0")]
    [InlineData(90071992547409936.0, "90071992547409940.0")]
    [InlineData(1e16, "10000000000000000.0")]
    [InlineData(1e17, "1E+17")]
    [InlineData(1e21, "1E+21")]
    [InlineData(5e-324, "5E-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157E+308")]
    public void FormatDouble_Finite_IsShortestWithAFraction(double value, string expected)
    {
        Assert.Equal(expected, CanonicalJsonWriter.FormatDouble(value));
        Assert.Equal(value, double.Parse(expected, CultureInfo.InvariantCulture));
        using CanonicalJsonWriter json = new(CanonicalJsonLayout.Compact);
        json.BeginArray();
        json.WriteValue(value);
        json.EndArray();
        Assert.Equal($"[{expected}]", Encoding.UTF8.GetString(json.ToArray()));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Write_NotFinite_IsNull(double value)
    {
        using CanonicalJsonWriter json = new(CanonicalJsonLayout.Compact);
        json.BeginObject();
        json.Write("a", value);
        json.Write("b", (double?)null);
        json.Write("c", (long?)null);
        json.Write("d", (long?)4);
        json.EndObject();
        Assert.Equal("""{"a":null,"b":null,"c":null,"d":4}""", Encoding.UTF8.GetString(json.ToArray()));
    }

    [Fact]
    public void Write_RandomDoubles_ReadBackToTheSameBits()
    {
        Random random = new(20260101);
        using CanonicalJsonWriter json = new();
        json.BeginArray();
        List<double> values = [];
        for (var i = 0; i < 10_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(value) && value != 0)
            {
                values.Add(value);
                json.WriteValue(value);
            }
        }

        json.EndArray();
        using var document = JsonDocument.Parse(json.ToArray());
        Assert.Equal(values, document.RootElement.EnumerateArray().Select(element => element.GetDouble()));
    }

    private static void WriteSample(CanonicalJsonWriter json)
    {
        json.BeginObject();
        json.Write("Z", (string?)null);
        json.BeginArray("a");
        json.WriteValue(1);
        json.WriteValue(2.5);
        json.WriteValue((double?)null);
        json.WriteValue("x");
        json.EndArray();
        json.BeginObject("b");
        json.Write("c", true);
        json.EndObject();
        json.Write("d", 7);
        json.Write("é", "<ü+'>\n");
        json.EndObject();
    }
}
