namespace Plimsoll.Host.Safety;

/// <summary>Work that may hang (a disk, a server) and for which nobody waits longer than a deadline.</summary>
internal static class Bounded
{
    /// <summary>Does it on a thread of its own.</summary>
    /// <param name="name">Of the thread.</param>
    /// <param name="work">Must not throw.</param>
    /// <param name="deadline">How long is waited.</param>
    /// <returns>Whether it is done; if not, it goes on.</returns>
    public static bool Run(string name, Action work, TimeSpan deadline)
    {
        var thread = new Thread(() => work()) { IsBackground = true, Name = name };
        thread.Start();
        return thread.Join(deadline);
    }
}
