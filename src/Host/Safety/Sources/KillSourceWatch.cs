using System.Globalization;

namespace Plimsoll.Host.Safety.Sources;

/// <summary>
/// Reads one source again and again on a thread of its own, so that one that hangs keeps nobody waiting. Whoever asks
/// gets the last answer, if it is young enough; a required source without a young answer is engaged, and so is one that
/// could not be read the first time.
/// </summary>
internal sealed class KillSourceWatch : IDisposable
{
    private readonly IKillSource source;
    private readonly TimeProvider clock;
    private readonly TimeSpan interval;
    private readonly TimeSpan deadline;
    private readonly ManualResetEventSlim ending = new();
    private readonly Lock gate = new();
    private KillReading reading = KillReading.Open;
    private string trouble = "it has not answered yet";
    private long answeredStamp;
    private bool isAnswered;
    private bool hasFailed;

    public KillSourceWatch(IKillSource source, TimeProvider clock, TimeSpan interval, TimeSpan deadline)
    {
        this.source = source;
        this.clock = clock;
        this.interval = interval;
        this.deadline = deadline;
        answeredStamp = clock.GetTimestamp();
        new Thread(Watch) { IsBackground = true, Name = "kill " + source.Kind }.Start();
    }

    public IKillSource Source => source;

    /// <summary>What the source says now, and for how long nothing was heard of it.</summary>
    public KillReading Ask(out string? silence)
    {
        lock (gate)
        {
            var age = clock.GetElapsedTime(answeredStamp);
            var isSilent = age > deadline || (!isAnswered && hasFailed);
            silence = !isSilent ? null : string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Kind} {source.Place} cannot be read: {(trouble.Length > 0 ? trouble : "no answer")}, for "
                + $"{age.TotalSeconds:0} s");
            return reading.IsEngaged ? reading
                : silence is not null && source.IsRequired ? KillReading.Engaged(silence)
                : KillReading.Open;
        }
    }

    /// <summary>Reads once, on a thread of its own, and waits for it no longer than the deadline.</summary>
    public void ReadNow() => _ = Bounded.Run("kill " + source.Kind, ReadOnce, deadline);

    public void Dispose() => ending.Set();

    private void Watch()
    {
        do
        {
            ReadOnce();
        }
        while (!ending.Wait(interval));
    }

    private void ReadOnce()
    {
        try
        {
            var found = source.Read();
            lock (gate)
            {
                reading = found;
                trouble = "";
                answeredStamp = clock.GetTimestamp();
                isAnswered = true;
            }
        }
        catch (IOException cause)
        {
            lock (gate)
            {
                // What it said before still holds: losing contact with a source must not open what it engaged.
                trouble = cause.Message.ReplaceLineEndings(" ");
                hasFailed = true;
            }
        }
    }
}
