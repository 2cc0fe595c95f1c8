using System.Globalization;
using System.Text;
using Plimsoll.Host.Terminal;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Plimsoll.Host.Configuration;

/// <summary>
/// Reads a configuration file: one YAML document of bounded size and depth, without aliases, anchors and tags, in which
/// a key stands once.
/// </summary>
internal static class YamlFile
{
    /// <summary>Most bytes of a file.</summary>
    public const int BytesMax = 64 * 1024;

    private const int DepthMax = 12;

    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandException">It is absent, too large, no YAML, or holds what is not allowed.</exception>
    public static YamlMap Read(string file)
    {
        var info = new FileInfo(file);
        if (!info.Exists)
        {
            throw CommandException.Usage("no such file", file, "check the path");
        }

        return info.Length > BytesMax
            ? throw Refuse(file, info.Length.ToString(CultureInfo.InvariantCulture) + " bytes", "at most 65536 bytes")
            : Parse(File.ReadAllText(file, Encoding.UTF8), file);
    }

    /// <summary>Reads a text that came from somewhere.</summary>
    /// <exception cref="CommandException">It is no YAML, or holds what is not allowed.</exception>
    public static YamlMap Parse(string text, string file)
    {
        try
        {
            Scan(text, file);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? new YamlMap(file, "", root)
                : throw Refuse(file, "no mapping at its top", "write one document of KEY: VALUE lines");
        }
        catch (YamlException wrong)
        {
            throw Refuse(
                file + ":" + wrong.Start.Line.ToString(CultureInfo.InvariantCulture), wrong.Message,
                "write YAML, each key once");
        }
        catch (InvalidOperationException wrong)
        {
            // The library answers some broken texts, such as an open bracket before a key, in this way.
            throw Refuse(file, wrong.Message, "write YAML: some bracket or quotation is not closed");
        }
    }

    private static void Scan(string text, string file)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        var documents = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            var place = file + ":" + current.Start.Line.ToString(CultureInfo.InvariantCulture);
            documents += current is DocumentStart ? 1 : 0;
            depth += current is MappingStart or SequenceStart ? 1 : current is MappingEnd or SequenceEnd ? -1 : 0;
            if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
            {
                throw Refuse(place, "an anchor or alias", "write the value itself");
            }

            if (current is NodeEvent { Tag: { IsEmpty: false } tag })
            {
                throw Refuse(place, $"the tag {tag.Value}", "leave it out");
            }

            if (depth > DepthMax || documents > 1)
            {
                throw Refuse(place, "more depth or documents than allowed", "one document, at most 12 levels deep");
            }
        }
    }

    private static CommandException Refuse(string file, string value, string remedy) =>
        CommandException.Usage("bad configuration: " + file, value, remedy);
}
