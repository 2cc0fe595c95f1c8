using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.Paper;

/// <summary>A paper run that is killed by SIGKILL in the middle goes on where its journal ends.</summary>
[Collection(ProgramCollection.Name)]
public sealed class ResumeTests(PlimsollProgram program, DemoMarket market)
{
    private const string StopHolder = """
        using Plimsoll.Host;
        using Plimsoll.Kernel.Strategies;
        using Plimsoll.Model.Orders;
        using Plimsoll.Model.Values;

        public sealed class StopHolder : Strategy
        {
            private int bars;

            public override void OnBar(in BarUpdate bar)
            {
                bars++;
                if (bars == 5)
                {
                    EnterLong(bar.Instrument, "in");
                }
                else if (bars == 7)
                {
                    Submit(new OrderRequest
                    {
                        Instrument = bar.Instrument, Side = OrderSide.Sell, Type = OrderType.Stop,
                        StopPrice = PriceOf(bar.Instrument, bar.Close * 0.5),
                        Quantity = Quantity.FromLots(PositionLots(bar.Instrument)), IsReduceOnly = true,
                        Reason = "stop",
                    });
                }
                else if (bars == 2800)
                {
                    CancelAll(bar.Instrument);
                    Exit(bar.Instrument, "out");
                }
            }
        }
        """;

    [Fact]
    public void Resume_AfterSigkillWithAPositionAndAStop_EndsFlatInOneJournalThatReplays()
    {
        using var folder = new ScratchFolder();
        folder.Write("StopHolder.cs", StopHolder);
        folder.Write("limits", "zone=UTC\nentries-per-day=7\npositions=3\n");
        string[] same =
        [
            "--strategy", "StopHolder.cs", "--instrument", "DEMO.SYNTH", "--period", "1m", "--catalog", market.Catalog,
            "--to", "2024-01-03", "--sizing", "percent:20", "--fees", "bps:10", "--limits", "limits",
        ];
        string[] patient = [.. PaperProcess.Patient, .. same];
        using (var run = new PaperProcess(program, folder, ["--pace", "600x", .. patient]))
        {
            _ = run.AwaitExposure();
            run.Ask("pause", "--operator", "ada", "--reason", "news").Expect(0);
            Assert.Contains(
                "action 2", run.Ask("resume", "--operator", "ada", "--reason", "over").Expect(0).Output,
                StringComparison.Ordinal);
            run.Crash();
        }

        Assert.True(File.Exists(folder.File("run/control.sock")));
        using (var run = new PaperProcess(program, folder, ["--pace", "600x", "--resume", .. patient]))
        {
            // Position, resting stop and the count of the day are those from before the crash.
            var seen = run.AwaitExposure();
            Assert.Equal("600", seen.GetProperty("pace").GetString()!.TrimEnd('x'));
            var entries = seen.GetProperty("limits").EnumerateArray().Single(
                static one => one.GetProperty("limit").GetString() == "entries-per-day");
            Assert.Equal("1", entries.GetProperty("now").GetString());
            Assert.Contains(
                "action 3", run.Ask("pause", "--operator", "ada", "--reason", "again").Expect(0).Output,
                StringComparison.Ordinal);
            run.Crash();
        }

        program.Run(folder.Path, ["paper", "run", "--run-folder", "run", "--pace", "fast", "--resume", .. same])
            .Expect(0);

        var status = Json(program.Run(folder.Path, "paper", "status", "run", "--json").Expect(1));
        Assert.True(status.GetProperty("isFlat").GetBoolean());
        program.Run(folder.Path, "journal", "verify", "run/journal").Expect(0);
        Assert.True(Json(program.Run(
            folder.Path, "replay", "run/journal", "--strategy", "StopHolder.cs", "--json").Expect(0))
            .GetProperty("isIdentical").GetBoolean());
        var actions = program.Run(
            folder.Path, "journal", "cat", "run/journal", "--kind", "operator").Expect(0).Output;
        foreach (var number in (string[])["\"number\":1,", "\"number\":2,", "\"number\":3,"])
        {
            Assert.Contains(number, actions, StringComparison.Ordinal);
        }

        // As if nothing had happened: the commands are those of a run in one piece.
        program.Run(folder.Path, ["paper", "run", "--run-folder", "whole", "--pace", "fast", .. same]).Expect(0);
        Assert.Equal(Commands(folder, "whole/journal"), Commands(folder, "run/journal"));
    }

    private string Commands(ScratchFolder folder, string journal) => string.Join('\n', program.Run(
        folder.Path, "journal", "cat", journal, "--kind", "command").Expect(0).Output.Split('\n')
        .Select(static line => line.Length > 0 ? line[line.IndexOf("command", StringComparison.Ordinal)..] : ""));

    private static JsonElement Json(ProcessOutcome outcome) => JsonDocument.Parse(outcome.Output).RootElement;
}
