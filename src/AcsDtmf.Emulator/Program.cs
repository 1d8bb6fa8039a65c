using AcsDtmf.Emulator.Demo;
using AcsDtmf.Emulator.Hosting;

if (args is ["demo", ..])
{
    return await DemoCommand.RunAsync(args[1..]);
}

return await ServiceCommand.RunAsync(args);
