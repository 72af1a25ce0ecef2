using System.CommandLine;
using DigitalIndiaStack.Conformance.Cli.Doctor;
using DigitalIndiaStack.Conformance.Cli.Init;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>The command group <c>dis conform</c>.</summary>
public static class ConformCommand
{
    /// <summary>Makes the group.</summary>
    /// <param name="clock">Time of this machine.</param>
    public static Command Create(TimeProvider clock) => new(
        "conform",
        """
        Judges a running server by the specifications, over HTTP, whatever it is written in.

        Try:
          dis conform run --self                                   start the reference host and judge it
          dis conform init --target https://dpi.example.org        describe a server, from what it says itself
          dis conform doctor                                       what a run still needs, and how to mend it
          dis conform run                                          judge it
          dis conform run --list                                   what there is to check
          dis conform run --target http://127.0.0.1:5080           judge the sandbox of this machine
          dis conform render out --report html=out/report.html     show what a run said
          dis conform verify run.zip                               judge a finished run again, offline
        """)
    {
        InitCommand.Create(),
        DoctorCommand.Create(clock),
        RunCommand.Create(clock),
        RenderCommand.Create(),
        EmulateCommand.Create(clock),
        VerifyCommand.Create(),
        ReplayCommand.Create(clock),
        BadgeCommand.Create(clock),
        KeyCommand.Create(),
        ProxyCommand.Create(),
        MatrixCommand.Create(),
    };
}
