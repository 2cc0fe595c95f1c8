# Sourced by the launchers. Finds the .NET 10 SDK or says what to install and ends with exit code 3.
# Uses nothing but bash itself, so that it works on a machine that has nothing else.

say_what_to_install() {
    {
        echo "Plimsoll needs the .NET 10 SDK, and $1."
        echo "Install it, then run the same command again:"
        echo "  Debian   sudo apt-get install -y curl ca-certificates"
        echo "           curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
        echo "           export PATH=\"\$HOME/.dotnet:\$PATH\""
        echo "  Ubuntu   sudo apt-get update && sudo apt-get install -y dotnet-sdk-10.0"
        echo "  macOS    brew install --cask dotnet-sdk"
        echo "  Windows  winget install Microsoft.DotNet.SDK.10"
        echo "Other systems: https://dotnet.microsoft.com/download/dotnet/10.0"
    } >&2
    exit 3
}

# Without administrator rights the SDK lives in ~/.dotnet, which is often not on the search path yet.
find_dotnet() {
    if ! command -v dotnet >/dev/null; then
        if [[ -x "${HOME:-}/.dotnet/dotnet" ]]; then
            export PATH="$HOME/.dotnet:$PATH"
        else
            say_what_to_install "no \`dotnet\` is on the search path"
        fi
    fi
}

need_dotnet_sdk() {
    find_dotnet
    local installed
    installed=$(cd / && dotnet --list-sdks 2>/dev/null) || installed=
    if [[ ! $'\n'"$installed" == *$'\n'10.* ]]; then
        [[ -n $installed ]] || installed="the runtime, no SDK"
        say_what_to_install "this machine has only ${installed//$'\n'/, }"
    fi
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
}
