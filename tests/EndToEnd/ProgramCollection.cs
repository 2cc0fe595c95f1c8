[assembly: AssemblyFixture(typeof(Plimsoll.Tests.EndToEnd.PlimsollProgram))]

namespace Plimsoll.Tests.EndToEnd;

/// <summary>All tests that run the program share one made market.</summary>
[CollectionDefinition(Name)]
public sealed class ProgramCollection : ICollectionFixture<DemoMarket>
{
    public const string Name = "program";
}
