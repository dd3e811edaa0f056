// The path that a process instance has taken, drawn on its diagram.
import { request } from '../../../../lib/onewindow/api.js';

const STATES = { ACTIVE: 'ow-path-active', PASSED: 'ow-path-passed', INTERRUPTED: 'ow-path-interrupted' };

// viewer: bpmn-js; path: as the server tells it. What a collapsed sub-process hides is not there to be drawn.
export function drawPath(viewer, { nodes, flows }) {
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  flows.filter(id => registry.get(id)).forEach(id => canvas.addMarker(id, 'ow-path-flow'));
  nodes.filter(({ id }) => registry.get(id)).forEach(({ id, state, times }) => {
    canvas.addMarker(id, STATES[state]);
    if (times > 1) {
      const badge = document.createElement('span');
      badge.className = 'ow-path-times';
      badge.title = `经过 ${times} 次`;
      badge.textContent = `×${times}`;
      viewer.get('overlays').add(id, 'ow-path', { position: { top: -10, right: 12 }, html: badge });
    }
  });
}

export default {
  id: 'onewindow-path',
  pluginPoint: 'cockpit.processInstance.diagram.plugin',
  priority: 10,
  render(viewer, { processInstanceId }) {
    // Of what no case is about, or whose history one may not read, the diagram stays as it is; the tab says why.
    request(`instances/${encodeURIComponent(processInstanceId)}/path`)
      .then(path => drawPath(viewer, path))
      .catch(error => console.warn('OneWindow:', error.message));
  }
};
