using Plimsoll.Host.Safety;
using Plimsoll.Host.Safety.Sources;

namespace Plimsoll.Host.Paper;

/// <summary>All kill sources of a run: which of them begin to kill, which are silent.</summary>
internal sealed class KillWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);
    private readonly IReadOnlyList<IKillSource> all;
    private readonly AlertBook alerts;
    private readonly TimeProvider clock;
    private readonly List<KillSourceWatch> watches = [];
    private bool[] wasEngaged = [];
    private bool[] wasSilent = [];
    private string[] troubles = [];

    public KillWatch(IReadOnlyList<IKillSource> all, AlertBook alerts, TimeProvider clock)
    {
        this.all = all;
        this.alerts = alerts;
        this.clock = clock;
    }

    /// <summary>Sources that are engaged or silent, in words.</summary>
    public IReadOnlyList<string> Troubles => Volatile.Read(ref troubles);

    /// <summary>Starts to read them, and waits for their first answers.</summary>
    public void Begin()
    {
        wasEngaged = new bool[all.Count];
        wasSilent = new bool[all.Count];
        foreach (var source in all)
        {
            watches.Add(new KillSourceWatch(source, clock, Interval, Deadline));
        }

        foreach (var watch in watches)
        {
            watch.ReadNow();
        }
    }

    /// <summary>The first source that is engaged now, in words; null when none is.</summary>
    public string? FirstEngaged()
    {
        foreach (var watch in watches)
        {
            var reading = watch.Ask(out _);
            if (reading.IsEngaged)
            {
                return $"{watch.Source.Kind} {watch.Source.Place}: {reading.Reason}";
            }
        }

        return null;
    }

    /// <summary>Sources that have begun to kill since it was last asked.</summary>
    public IReadOnlyList<ControlRequest> TakeKills()
    {
        List<ControlRequest>? kills = null;
        List<string>? words = null;
        for (var i = 0; i < watches.Count; i++)
        {
            var source = watches[i].Source;
            var reading = watches[i].Ask(out var silence);
            if (reading.IsEngaged && !wasEngaged[i])
            {
                (kills ??= []).Add(new ControlRequest("kill")
                {
                    Level = source.Level, Operator = source.Place, Source = source.Kind, Reason = reading.Reason,
                });
            }

            if (silence is not null && !wasSilent[i])
            {
                alerts.Raise(new Alert(
                    "kill source", silence,
                    source.IsRequired ? "it is required: it counts as engaged" : "it is left out", "bring it back"));
            }

            if (reading.IsEngaged || silence is not null)
            {
                (words ??= []).Add(silence ?? $"{source.Kind} {source.Place}: {reading.Reason}");
            }

            wasEngaged[i] = reading.IsEngaged;
            wasSilent[i] = silence is not null;
        }

        Volatile.Write(ref troubles, words?.ToArray() ?? []);
        return kills ?? (IReadOnlyList<ControlRequest>)[];
    }
}
