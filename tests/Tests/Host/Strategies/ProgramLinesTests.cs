using Microsoft.CodeAnalysis.CSharp;
using Plimsoll.Host.Strategies;

namespace Plimsoll.Tests.Tests.Host.Strategies;

public sealed class ProgramLinesTests
{
    [Fact]
    public void BlankDirectives_KeepsEveryOtherLineInItsPlace()
    {
        const string Source =
            "#!/usr/bin/dotnet run\n#:project ../Host.csproj\nusing A;\n  #:package X@1\nclass B;\n#region C\n";

        Assert.Equal("\n\nusing A;\n\nclass B;\n#region C\n", ProgramLines.BlankDirectives(Source));
    }

    [Theory]
    [InlineData("return PlimsollApp.Run<Mine>(args);")]
    [InlineData("return Plimsoll.Host.PlimsollApp.Run<Mine>(args);")]
    [InlineData("PlimsollApp.Run<Mine>(args);")]
    [InlineData("return PlimsollApp\n    .Run<Mine>(args);")]
    public void BlankEntry_TheOneStatement_IsBlankedAndNothingElse(string entry)
    {
        var source = $"using A;\n{entry}\nclass Mine;\n";

        var blanked = ProgramLines.BlankEntry(source, CSharpParseOptions.Default);

        Assert.Equal(source.Length, blanked.Length);
        Assert.Equal(source.Count(c => c == '\n'), blanked.Count(c => c == '\n'));
        Assert.Equal(
            "using A;\nclass Mine;", string.Join('\n', blanked.Split('\n').Where(line => line.Trim().Length > 0)));
    }

    [Theory]
    [InlineData("Console.WriteLine(1);\nclass Mine;\n")]
    [InlineData("class Mine { int Run() => PlimsollApp.Run<Mine>(args); }\n")]
    [InlineData("// return PlimsollApp.Run<Mine>(args);\nclass Mine;\n")]
    public void BlankEntry_AnythingElse_Stays(string source) =>
        Assert.Equal(source, ProgramLines.BlankEntry(source, CSharpParseOptions.Default));
}
