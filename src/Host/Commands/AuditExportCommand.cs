using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Audit;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll audit export</c></summary>
internal sealed class AuditExportCommand : PlimsollCommand
{
    private static readonly (string Word, ExportFormat Format)[] Formats =
        [("csv", ExportFormat.Csv), ("json", ExportFormat.Json), ("jsonl", ExportFormat.JsonLines)];

    private readonly DatabaseOptions database;
    private readonly AuditFilterOptions filter;
    private readonly TextOption format = new("--format", "csv|json|jsonl[,…]", "How the rows are written.")
    {
        DefaultText = "csv,jsonl",
    };

    private readonly TextOption target = new("--out", "DIR", "The folder to be made; must not be there yet.")
    {
        IsNeeded = true, IsPath = true,
    };

    public AuditExportCommand()
        : base("export", "Write the audit log as files with a manifest of hashes.")
    {
        database = new DatabaseOptions(this, "--database", "none");
        filter = new AuditFilterOptions(this);
        Options.Add(format);
        Options.Add(target);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll audit export --database sqlite:run.db --out audit-2024",
        "plimsoll audit export --postgres --format json --from 2024-01-01 --to 2024-02-01 --out january",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var (formats, wanted) = (Read(values), filter.Read(values));
        var folder = values.Needed(target);
        using var interrupt = new Interrupt(scope.Output);
        var manifest = AuditExport.Write(database.Existing(values, null), wanted, formats, folder, interrupt.Token);
        Write(scope.Output, folder, manifest, null);
        return ExitCode.Ok;
    }

    /// <summary>Tells what an export holds, and what is wrong with it.</summary>
    internal static void Write(Output output, string folder, ExportManifest manifest, string? fault)
    {
        output.Json(json =>
        {
            json.BeginObject();
            json.Write("anchor", manifest.Anchor.ToString());
            json.Write("fault", fault);
            json.BeginArray("files");
            foreach (var file in manifest.Files)
            {
                json.BeginObject();
                json.Write("bytes", file.Bytes);
                json.Write("name", file.Name);
                json.Write("rows", file.Rows);
                json.Write("sha256", file.Hash);
                json.EndObject();
            }

            json.EndArray();
            json.Write("firstSequence", manifest.FirstSequence);
            json.Write("folder", folder);
            json.Write("isSound", fault is null);
            json.Write("lastSequence", manifest.LastSequence);
            json.EndObject();
        });
        if (output.IsJson)
        {
            return;
        }

        foreach (var file in manifest.Files)
        {
            output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{file.Name,-14} {file.Rows,10} rows {file.Bytes,12} bytes  {file.Hash}"));
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture, $"records {manifest.FirstSequence} to {manifest.LastSequence}"));
        output.Line($"anchor: {manifest.Anchor}");
        if (fault is not null)
        {
            output.Line("different: " + fault);
        }
    }

    private List<ExportFormat> Read(ValueReader values)
    {
        var formats = new List<ExportFormat>();
        foreach (var word in (values.Text(format) ?? "csv,jsonl").Split(',', StringSplitOptions.TrimEntries))
        {
            var place = Array.FindIndex(Formats, one => one.Word == word);
            formats.Add(place >= 0
                ? Formats[place].Format
                : throw ValueReader.Refuse(format, word, "write csv, json or jsonl, or several with commas"));
        }

        return formats;
    }
}
