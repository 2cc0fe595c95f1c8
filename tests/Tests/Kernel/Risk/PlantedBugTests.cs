namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>
/// The promises of the layers are worth something only when a broken layer breaks them: in the same random worlds,
/// judged by books that know nothing of the kernel, the layer as it is keeps its promise, and one that says nothing
/// does not.
/// </summary>
public sealed class PlantedBugTests
{
    private const int Worlds = 12;
    private const int Steps = 160;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Worlds_LayerThatSaysNothing_IsCaught(int layer)
    {
        var caught = 0;
        var entries = 0;
        for (var seed = 0; seed < Worlds; seed++)
        {
            var sound = new PlantedWorld(layer, isFaulty: false, (ulong)(1_000 + (layer * Worlds) + seed));
            sound.Run(Steps);
            Assert.Equal((layer, seed, 0), (layer, seed, sound.Broken));
            entries += sound.Entries;
            var faulty = new PlantedWorld(layer, isFaulty: true, (ulong)(1_000 + (layer * Worlds) + seed));
            faulty.Run(Steps);
            caught += faulty.Broken != 0 ? 1 : 0;
        }

        // A layer that stopped everything would keep every promise.
        Assert.InRange(entries, Worlds * 5, int.MaxValue);
        // Not every world comes to where its promise could be broken.
        Assert.InRange(caught, Worlds - 2, Worlds);
    }
}
