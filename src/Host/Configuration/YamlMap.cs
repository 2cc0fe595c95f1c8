using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Values;
using Plimsoll.Research.Strategies;
using YamlDotNet.RepresentationModel;

namespace Plimsoll.Host.Configuration;

/// <summary>
/// One mapping of a configuration file. What is read is remembered, and <see cref="Close"/> refuses the rest; each
/// refusal names the file, the path of keys, the value and what was expected.
/// </summary>
internal sealed class YamlMap
{
    private readonly string file;
    private readonly YamlMappingNode node;
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public YamlMap(string file, string path, YamlMappingNode node)
    {
        this.file = file;
        this.node = node;
        Path = path;
    }

    /// <summary>The keys that lead here, with dots; empty at the top.</summary>
    public string Path { get; }

    /// <summary>All keys, in the order of the file.</summary>
    public IReadOnlyList<string> Keys =>
        [.. node.Children.Keys.Select(static key => (key as YamlScalarNode)?.Value ?? "")];

    public bool Has(string key) => Find(key) is not null;

    /// <summary>A text; null when the key is not there.</summary>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } value } => value,
        _ => throw Wrong(key, "a text"),
    };

    /// <summary>A text that must be there.</summary>
    public string NeededText(string key) => Text(key) ?? throw Missing(key);

    /// <summary>A word for yes or no.</summary>
    public bool Flag(string key, bool otherwise) => Text(key) switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        _ => throw Wrong(key, "true or false"),
    };

    /// <summary>An exact decimal number in a range; both ends are in it.</summary>
    public Amount? Number(string key, Amount smallest, Amount largest)
    {
        var text = Text(key);
        return text is null ? null
            : Amount.TryParse(text, out var value) && value >= smallest && value <= largest ? value
            : throw Wrong(key, $"a decimal number from {smallest} to {largest}");
    }

    public int? Whole(string key, int smallest, int largest)
    {
        var text = Text(key);
        return text is null ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= smallest && value <= largest ? value
            : throw Wrong(key, string.Create(
                CultureInfo.InvariantCulture, $"a whole number from {smallest} to {largest}"));
    }

    /// <summary>A share such as <c>5%</c>, in millionths.</summary>
    public int? ShareMillionths(string key)
    {
        var text = Text(key);
        return text is null ? null
            : text.EndsWith('%') && decimal.TryParse(
                text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
                && percent is >= 0m and <= 100m && percent * 10_000m == decimal.Truncate(percent * 10_000m)
                ? (int)(percent * 10_000m)
            : throw Wrong(key, "a share from 0% to 100% with at most 4 decimals, such as 5%");
    }

    /// <summary>A length of time such as <c>90s</c>, <c>30m</c>, <c>72h</c> or <c>7d</c>, in nanoseconds.</summary>
    public long? Length(string key)
    {
        var text = Text(key);
        return text is null ? null
            : LengthText.TryParse(text, out var ns) ? ns
            : throw Wrong(key, LengthText.Expected);
    }

    public DateOnly? Date(string key)
    {
        var text = Text(key);
        return text is null ? null
            : DateOnly.TryParseExact(
                text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
            : throw Wrong(key, "a date such as 2026-01-31");
    }

    /// <summary>A mapping; null when the key is not there.</summary>
    public YamlMap? Map(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode map => new YamlMap(file, PathOf(key), map),
        _ => throw Wrong(key, "a mapping of keys to values"),
    };

    /// <summary>A list of mappings; empty when the key is not there.</summary>
    public IReadOnlyList<YamlMap> Maps(string key) =>
        [.. Items(key, "a list of mappings").Select((item, i) => item is YamlMappingNode map
            ? new YamlMap(file, ItemPath(key, i), map)
            : throw Wrong(key, "a list of mappings"))];

    /// <summary>A list of texts; empty when the key is not there.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        [.. Items(key, "a list of texts").Select(item => item is YamlScalarNode { Value: { Length: > 0 } value }
            ? value
            : throw Wrong(key, "a list of texts"))];

    /// <summary>Refuses every key that nobody asked for.</summary>
    /// <exception cref="CommandException">There is one.</exception>
    public void Close()
    {
        foreach (var key in Keys.Where(key => !read.Contains(key)))
        {
            throw CommandException.Usage(
                $"bad configuration: {file}", $"{PathOf(key)}: this key is not known",
                NearestName.Hint(key, read, "leave it out; known here: " + string.Join(", ", read.Order())));
        }
    }

    /// <summary>A refusal of a value.</summary>
    public CommandException Wrong(string key, string expected)
    {
        var value = Find(key) is YamlScalarNode scalar ? $"'{scalar.Value}'" : "what stands there";
        return CommandException.Usage($"bad configuration: {file}", $"{PathOf(key)}: {value}", "write " + expected);
    }

    /// <summary>A refusal because a key is not there.</summary>
    public CommandException Missing(string key) => CommandException.Usage(
        $"bad configuration: {file}", $"{PathOf(key)}: this key is missing", "add it");

    private YamlNode? Find(string key)
    {
        _ = read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private IList<YamlNode> Items(string key, string expected) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        _ => throw Wrong(key, expected),
    };

    private string ItemPath(string key, int index) =>
        PathOf(key) + "[" + index.ToString(CultureInfo.InvariantCulture) + "]";

    private string PathOf(string key) => Path.Length == 0 ? key : Path + "." + key;
}
