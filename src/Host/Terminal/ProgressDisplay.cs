using System.Globalization;
using Spectre.Console;

namespace Plimsoll.Host.Terminal;

/// <summary>
/// Shows how far a long piece of work is: nothing in its first second, then a bar on a terminal and a line every few
/// seconds elsewhere. The work tells its state by writing two numbers; it never waits for the screen.
/// </summary>
internal sealed class ProgressDisplay : IDisposable
{
    private const int FirstShownMs = 1_000;
    private const int RedrawMs = 100;
    private const int LineMs = 3_000;

    private readonly Output output;
    private readonly ManualResetEventSlim ended = new();
    private readonly Thread painter;
    private string stage;
    private long done;
    private long total;

    public ProgressDisplay(Output output, string stage)
    {
        this.output = output;
        this.stage = stage;
        painter = new Thread(Paint) { IsBackground = true, Name = "progress" };
        painter.Start();
    }

    /// <summary>States how far the work is.</summary>
    /// <param name="now">What it is doing.</param>
    /// <param name="partDone">Parts done.</param>
    /// <param name="partTotal">Parts in all; 0 when unknown.</param>
    public void Report(string now, long partDone, long partTotal)
    {
        Volatile.Write(ref stage, now);
        Volatile.Write(ref total, partTotal);
        Volatile.Write(ref done, partDone);
    }

    public void Dispose()
    {
        ended.Set();
        painter.Join();
        ended.Dispose();
    }

    private void Paint()
    {
        if (ended.Wait(FirstShownMs))
        {
            return;
        }

        if (Console.IsErrorRedirected)
        {
            PaintLines();
        }
        else
        {
            PaintBar();
        }
    }

    private double Share()
    {
        var parts = Volatile.Read(ref total);
        return parts <= 0 ? 0 : Math.Clamp(Volatile.Read(ref done) / (double)parts, 0, 1);
    }

    private void PaintLines()
    {
        do
        {
            var percent = (Share() * 100).ToString("0", CultureInfo.InvariantCulture);
            output.ErrorLine($"{Volatile.Read(ref stage)}: {percent} %");
        }
        while (!ended.Wait(LineMs));
    }

    private void PaintBar()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
                new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(Volatile.Read(ref stage)));
                do
                {
                    task.Description = Markup.Escape(Volatile.Read(ref stage));
                    task.Value = Share() * task.MaxValue;
                }
                while (!ended.Wait(RedrawMs));
            });
    }
}
