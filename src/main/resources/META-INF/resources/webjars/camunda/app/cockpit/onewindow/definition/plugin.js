// Time on Cockpit's page of a process definition: its diagram in colours, and the tab 在办办件.
import { request } from '../../../../lib/onewindow/api.js';
import { element, failure } from '../../../../lib/onewindow/dom.js';
import { caseTable } from '../board/cases.js';
import { drawUse } from './diagram.js';

export default [
  {
    id: 'onewindow-definition-use',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    // Cockpit tells who has drawn that the page goes through the scope only.
    render(viewer, { processDefinitionId }, scope) {
      scope.$on('$destroy', drawUse(viewer, processDefinitionId));
    }
  },
  {
    id: 'onewindow-definition-cases',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 20,
    properties: { label: '在办办件' },
    render(node, { processDefinitionId }) {
      node.classList.add('ow-definition-cases');
      Promise.all([request('board/scope'), request(`definition/${encodeURIComponent(processDefinitionId)}`)])
        .then(([choices, { process }]) => node.replaceChildren(caseTable({ list: 'IN_PROCESS', process }, choices)))
        .catch(error => node.replaceChildren(failure(error)));
    },
    unmount() {
      document.querySelectorAll('dialog.ow-dialog').forEach(each => each.close());
    }
  }
];
