using DigitalIndiaStack.Bench;
using DigitalIndiaStack.Bench.Judging;
using DigitalIndiaStack.Bench.Peers;

return args switch
{
    ["peer", var kind, .. var rest] => await PeerProgram.RunAsync(kind, rest),
    ["judge", .. var rest] => await JudgeProgram.RunAsync(rest),
    _ => await BenchProgram.RunAsync(args),
};
