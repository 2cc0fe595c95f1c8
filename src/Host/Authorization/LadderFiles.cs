using System.Globalization;
using System.Text;
using Plimsoll.Data.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Authorization;

/// <summary>The reports of the ladder as files: one JSON and one text a stage, and ladder.json for all.</summary>
internal static class LadderFiles
{
    /// <summary>Name of the file for all stages.</summary>
    public const string Summary = "ladder.json";

    private const string StagePrefix = "stage-";
    private const string Unfinished = ".new";

    /// <summary>Writes everything; reports of an earlier climb in the folder are replaced.</summary>
    /// <exception cref="CommandException">The folder holds other things.</exception>
    public static void Write(string folder, byte[] summary, IReadOnlyList<LadderReport> reports, string currency)
    {
        Directory.CreateDirectory(folder);
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            var name = Path.GetFileName(path);
            if (name != Summary && !name.StartsWith(StagePrefix, StringComparison.Ordinal))
            {
                throw new CommandException(
                    ExitCode.InputOutput, "the folder holds other things", folder, "name an empty or a new one");
            }
        }

        foreach (var path in Directory.EnumerateFiles(folder, StagePrefix + "*"))
        {
            File.Delete(path);
        }

        foreach (var report in reports)
        {
            var name = StagePrefix + report.Number.ToString(CultureInfo.InvariantCulture);
            Put(Path.Combine(folder, name + ".json"), Json(report));
            Put(Path.Combine(folder, name + ".txt"), Encoding.UTF8.GetBytes(Text(report, currency)));
        }

        Put(Path.Combine(folder, Summary), summary);
    }

    /// <summary>A stage in words.</summary>
    public static string Text(LadderReport report, string currency)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine($"stage {report.Number.ToString(CultureInfo.InvariantCulture)} ({report.Stage.Name}): "
            + Outcome(report) + (report.Cause.Length > 0 ? ": " + report.Cause : ""));
        text.WriteLine($"  {TimestampText.Format(report.FromNs)} to {TimestampText.Format(report.ToNs)}, "
            + $"budget {report.Budget.Round(8)} {currency}");
        var table = new TextTable("", "", "", "");
        foreach (var criterion in report.Criteria)
        {
            table.Add(criterion.Holds ? "[x]" : "[ ]", criterion.Name, criterion.Actual, criterion.Limit);
        }

        table.WriteTo(text, "  ");
        return text.ToString();
    }

    /// <summary>Writes a stage as an object of JSON that is open already.</summary>
    public static void Write(CanonicalJsonWriter json, LadderReport report)
    {
        json.Write("budget", report.Budget.ToString());
        json.Write("cause", report.Cause);
        json.BeginArray("criteria");
        foreach (var criterion in report.Criteria)
        {
            json.BeginObject();
            json.Write("actual", criterion.Actual);
            json.Write("holds", criterion.Holds);
            json.Write("limit", criterion.Limit);
            json.Write("name", criterion.Name);
            json.EndObject();
        }

        json.EndArray();
        json.Write("from", TimestampText.Format(report.FromNs));
        json.Write("name", report.Stage.Name);
        json.Write("number", report.Number);
        json.Write("outcome", Outcome(report));
        json.Write("to", TimestampText.Format(report.ToNs));
    }

    /// <summary>How a stage went, in a word or two.</summary>
    public static string Outcome(LadderReport report) => report.Outcome switch
    {
        LadderPhase.RolledBack => "rolled back",
        LadderPhase.Trading => "not finished",
        _ => "passed",
    };

    private static byte[] Json(LadderReport report)
    {
        using var json = new CanonicalJsonWriter();
        json.BeginObject();
        Write(json, report);
        json.EndObject();
        return json.ToArray();
    }

    private static void Put(string path, byte[] bytes)
    {
        File.WriteAllBytes(path + Unfinished, bytes);
        File.Move(path + Unfinished, path, overwrite: true);
    }
}
