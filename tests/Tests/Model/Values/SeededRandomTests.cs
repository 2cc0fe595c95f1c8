using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Model.Values;

public sealed class SeededRandomTests
{
    [Fact]
    public void NextBits_StateOneToFour_GivesTheVectorsOfTheReferenceImplementation()
    {
        var random = new SeededRandom(1, 2, 3, 4);
        ulong[] expected =
        [
            11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
            16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777,
            2_904_607_092_377_533_576,
        ];

        Assert.Equal(expected, expected.Select(_ => random.NextBits()));
    }

    [Fact]
    public void Mix_SplitMixOfSeed_GivesTheKnownVectors()
    {
        const ulong seed = 1_234_567;
        const ulong gamma = 0x9E3779B97F4A7C15;
        ulong[] expected =
        [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ];

        Assert.Equal(
            expected, Enumerable.Range(1, 5).Select(step => SeededRandom.Mix(unchecked(seed + ((ulong)step * gamma)))));
    }

    [Fact]
    public void NextBits_SameSeed_GivesTheSameNumbers()
    {
        var one = new SeededRandom(42);
        var two = new SeededRandom(42);
        var other = new SeededRandom(43);

        for (var draw = 0; draw < 100; draw++)
        {
            Assert.Equal(one.NextBits(), two.NextBits());
        }

        Assert.NotEqual(one.NextBits(), other.NextBits());
    }

    [Fact]
    public void NextDouble_ManyDraws_FillTheUnitIntervalEvenly()
    {
        var random = new SeededRandom(7);
        var counts = new int[10];
        for (var draw = 0; draw < 100_000; draw++)
        {
            counts[(int)(random.NextDouble() * 10)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void NextNormal_ManyDraws_HasMeanZeroVarianceOneAndKurtosisNearThree()
    {
        var random = new SeededRandom(7);
        const int draws = 400_000;
        double sum = 0, squares = 0, fourths = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            var value = random.NextNormal();
            sum += value;
            squares += value * value;
            fourths += value * value * value * value;
        }

        Assert.InRange(sum / draws, -0.01, 0.01);
        Assert.InRange(squares / draws, 0.99, 1.01);
        Assert.InRange(fourths / draws, 2.82, 2.98);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void NextInt32_Bound_StaysBelowIt(int bound)
    {
        var random = new SeededRandom(9);
        for (var draw = 0; draw < 1_000; draw++)
        {
            Assert.InRange(random.NextInt32(bound), 0, bound - 1);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt32(0));
    }
}
