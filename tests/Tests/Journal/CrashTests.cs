using System.Globalization;

namespace Plimsoll.Tests.Journal;

/// <summary>
/// A journal on a disk that loses, tears and reorders what is not synced, fails and fills up. 1,000 seeds;
/// <c>PLIMSOLL_JOURNAL_SEEDS=10000 ./test CrashTests</c> runs ten thousand, <c>PLIMSOLL_JOURNAL_SEED=N</c> one.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int SeedsUsual = 1_000;

    [Fact]
    public void Recovery_AnyFaultAtAnyCall_KeepsWhatWasAcknowledged()
    {
        var only = Number("PLIMSOLL_JOURNAL_SEED");
        var count = only is null ? Number("PLIMSOLL_JOURNAL_SEEDS") ?? SeedsUsual : 1;
        long crashes = 0, cuts = 0, acknowledged = 0, troubles = 0;
        for (var i = 0L; i < count; i++)
        {
            var seed = (ulong)(only ?? i + 1);
            try
            {
                var one = CrashCase.Run(seed);
                crashes += one.Crashes;
                cuts += one.Cuts;
                acknowledged += one.Acknowledged;
                troubles += one.Troubles;
            }
            catch (Exception wrong) when (only is null)
            {
                Assert.Fail($"seed {seed} (PLIMSOLL_JOURNAL_SEED={seed} ./test CrashTests): {wrong}");
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} seeds: {crashes} crashes, {cuts} cuts, {troubles} troubles, {acknowledged} records kept"));
        if (count >= SeedsUsual)
        {
            // The faults really happen: a run in which nothing goes wrong proves nothing.
            Assert.True(crashes > count / 2 && cuts > count / 10 && troubles > count / 10 && acknowledged > count * 5);
        }
    }

    private static long? Number(string variable) => long.TryParse(
        Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;
}
