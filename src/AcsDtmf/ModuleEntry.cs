using System;
using System.Management.Automation;
using AcsDtmf.Loading;
using AcsDtmf.Sessions;

namespace AcsDtmf;

/// <summary>Runs when the module is imported and removed. The import loads only the shell and the Model.</summary>
public sealed class ModuleEntry : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport()
    {
        if (DesktopAssemblyResolver.IsDesktop)
        {
            AppDomain.CurrentDomain.AssemblyResolve += DesktopAssemblyResolver.Resolve;
        }
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        SessionStore.Current.CloseAll();
        if (DesktopAssemblyResolver.IsDesktop)
        {
            AppDomain.CurrentDomain.AssemblyResolve -= DesktopAssemblyResolver.Resolve;
        }
    }
}
