using Plimsoll.Kernel;
using Plimsoll.Model.Events;
using Plimsoll.Simulation.Books;

namespace Plimsoll.Tests.Simulation.Books.Loop;

/// <summary>The same run without any line: moment by moment, the venue first, everything told at once.</summary>
internal static class DirectLoop
{
    public static void Run(TradingKernel kernel, BookVenue venue, IReadOnlyList<Event> events)
    {
        kernel.Start();
        var now = long.MinValue;
        for (var i = 0; i < events.Count;)
        {
            var moment = events[i].TimeNs;
            while (Math.Min(venue.NextEndNs, kernel.NextTimerNs) < moment)
            {
                now = Math.Min(venue.NextEndNs, kernel.NextTimerNs);
                EndOrWake(kernel, venue, now);
            }

            now = moment;
            venue.EndDue(moment);
            var first = i;
            for (; i < events.Count && events[i].TimeNs == moment; i++)
            {
                venue.OnMarket(events[i]);
            }

            Exchange(kernel, venue, now);
            for (; first < i; first++)
            {
                kernel.Process(events[first]);
                Exchange(kernel, venue, now);
            }

            while (kernel.NextTimerNs == now)
            {
                kernel.Process(Event.OfTimer(now));
                Exchange(kernel, venue, now);
            }
        }

        venue.Close(now);
        Exchange(kernel, venue, now);
        kernel.Process(Event.OfEndOfData(now));
        Exchange(kernel, venue, now);
    }

    private static void EndOrWake(TradingKernel kernel, BookVenue venue, long now)
    {
        if (venue.NextEndNs == now)
        {
            venue.EndDue(now);
        }
        else
        {
            kernel.Process(Event.OfTimer(now));
        }

        Exchange(kernel, venue, now);
    }

    private static void Exchange(TradingKernel kernel, BookVenue venue, long now)
    {
        while (true)
        {
            if (venue.TryTakeCommand(out var command))
            {
                venue.Execute(in command, now);
            }
            else if (venue.TryTakeReport(out var report))
            {
                kernel.Process(report.WithTime(now));
            }
            else
            {
                return;
            }
        }
    }
}
