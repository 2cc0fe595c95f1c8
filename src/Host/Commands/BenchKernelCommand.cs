using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Research.Benchmarks;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll bench kernel</c></summary>
internal sealed class BenchKernelCommand : PlimsollCommand
{
    private const int BarsLeast = 10_000;
    private const int BarsDefault = 10_000_000;
    private readonly TextOption bars = new("--bars", "N", "Longest run that is measured, in bars.")
    {
        DefaultText = "10000000, which takes about a gigabyte of memory",
    };

    public BenchKernelCommand()
        : base("kernel", "Time the kernel beside a plain array loop in this process.") => Options.Add(bars);

    public override IReadOnlyList<string> Examples => ["plimsoll bench kernel --bars 100000"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var longest = (int)(new ValueReader(arguments).Whole(bars, BarsLeast, BarsDefault) ?? BarsDefault);

        if (!scope.Output.IsJson)
        {
            scope.Output.Line(
                "SMA 20/50 cross with fees, marks and data checks; processor time, best of several rounds");
            scope.Output.Line("      bars  instruments  plain ns/bar  kernel ns/bar  ratio  bytes/bar    fills");
            scope.Output.Flush();
        }

        var rows = KernelBenchmark.Measure(longest, row =>
        {
            if (!scope.Output.IsJson)
            {
                scope.Output.Line(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Bars,10}  {row.Instruments,11}  {row.PlainNsPerBar,12:0.00}  {row.KernelNsPerBar,13:0.00}  "
                    + $"{row.Ratio,5:0.00}  {row.BytesPerBar,9:0.000}  {row.Fills,7}"));
                scope.Output.Flush();
            }
        });
        scope.Output.Json(json => Write(json, rows));
        return ExitCode.Ok;
    }

    private static void Write(CanonicalJsonWriter json, IReadOnlyList<KernelBenchmarkRow> rows)
    {
        json.BeginObject();
        json.BeginArray("rows");
        foreach (var row in rows)
        {
            json.BeginObject();
            json.Write("bars", row.Bars);
            json.Write("bytesPerBar", row.BytesPerBar);
            json.Write("fills", row.Fills);
            json.Write("instruments", row.Instruments);
            json.Write("kernelNsPerBar", row.KernelNsPerBar);
            json.Write("plainNsPerBar", row.PlainNsPerBar);
            json.Write("ratio", row.Ratio);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }
}
