namespace Plimsoll.Tests;

public sealed class ReferenceDataTests
{
    [Fact]
    public void Resolve_SettingNamesMissingFolder_IsNull() =>
        Assert.Null(ReferenceData.Resolve("no-such-folder-here", ReferenceData.RepositoryRoot));

    [Fact]
    public void Resolve_SettingNamesFolder_IsThatFolder() =>
        Assert.Equal(
            Path.Combine(ReferenceData.RepositoryRoot, "tests"),
            ReferenceData.Resolve("tests", ReferenceData.RepositoryRoot));

    [Fact]
    public void Resolve_SettingEmpty_IsFolderBesideRepository()
    {
        var parent = Directory.CreateTempSubdirectory("plimsoll-reference-");
        try
        {
            var repository = parent.CreateSubdirectory("repository");
            Assert.Null(ReferenceData.Resolve("", repository.FullName));
            var shared = parent.CreateSubdirectory("shared");
            Assert.Equal(shared.FullName, ReferenceData.Resolve(null, repository.FullName));
        }
        finally
        {
            parent.Delete(recursive: true);
        }
    }

    [Fact]
    public void FindRepositoryRoot_NoSolutionAbove_Throws()
    {
        var root = Path.GetPathRoot(AppContext.BaseDirectory)!;
        Assert.Throws<DirectoryNotFoundException>(() => ReferenceData.FindRepositoryRoot(root));
    }

    [Fact]
    public void RepositoryRoot_HoldsSolution() =>
        Assert.True(File.Exists(Path.Combine(ReferenceData.RepositoryRoot, "Plimsoll.slnx")));
}
